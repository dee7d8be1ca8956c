package dev.incidentledger.e2e.fuzz;

import java.util.List;

/** Numbers at and over every edge, and what only looks like one. */
final class HostileNumbers {

    static final List<String> ALL = List.of(
            "-1",
            "0",
            "-0",
            "1",
            "1.0",
            "1.5",
            "1e2",
            "1E400",
            "1e-400",
            "1e999999999",
            "-1e999999999",
            "0.1e1",
            "32768",
            "100000",
            "100001",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551616",
            "9".repeat(900),
            "9".repeat(5_000),
            "0." + "0".repeat(900) + "1",
            "00",
            "01",
            "+1",
            ".5",
            "1.",
            "0x10",
            "1_000",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e",
            "--1",
            "null",
            "true",
            "\"1\"",
            "\"\"",
            "\"1 \"",
            "\"\u0661\u0662\"",
            "\"\uff11\"",
            "[1]",
            "{\"value\":1}");

    private HostileNumbers() {}
}
