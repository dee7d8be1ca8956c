package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Texts that break what reads, stores, sorts or shows them. */
final class HostileTexts {

    private static final List<String> TEXTS = List.of(
            "", " ", "\t", "\n", "\u00a0", "\u2003", "\u200b", "\ufeff", "\u2028\u2029", "\u3164", "\u115f",
            "a\u0000b", "\u0001", "a\u0007b", "\u001b[31mred\u001b[0m", "a\r\nb", "a\rb", "\u007f", "\u0085", "a\u009fb",
            "\ufffe", "\uffff", "\ud83d\udd70", "\udbff\udfff", "a\ud800b", "\udc00", "\udc00\ud800", "\ufffd",
            "\u202eesrever\u202c", "\u2066\u2067\u2068", "\u200fright\u200e", "\u061c", "e\u0301".repeat(100),
            "Z" + "\u0317\u0361\u035c".repeat(80), "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(20),
            "\ufdfa".repeat(100), "\u0130\u0131\u1e9e\u00df", "\ud83c\udff4\udb40\udc67\udb40\udc62", "\u0600\u06dd",
            "'; drop table query.incident_v1; --", "' or '1'='1", "\\", "\\\\u0000", "\\x00", "\\N", "%", "%s%n%d%x",
            "%00", "${jndi:ldap://127.0.0.1:1/a}", "#{7*7}", "{{7*7}}", "{0}", "$1\\1", "=1+1", "../../../etc/passwd",
            "C:\\con", "null", "undefined", "true", "NaN", "0", "-1", "\"", "`id`", "$(id)", "|", "*", "?", "\u2603",
            "inc_01m86h4zpae48sw82mg1mdqhfs", "x".repeat(254), "x".repeat(255), "x".repeat(256),
            "\ud83d\udd70".repeat(255), "\ud83d\udd70".repeat(256), "x".repeat(1_000), "x".repeat(1_001),
            "\u00e4\n".repeat(12_500), "x".repeat(25_001), "\ud83d\udd70".repeat(25_000), "\u0001".repeat(2_000));

    static final List<String> ALL = Stream.concat(
                    TEXTS.stream().map(JsonText::quoted),
                    Stream.of("\"\\u00\"", "\"\\x41\"", "\"\\", "\"raw\u0007bell\"", "\"raw\nline\"", "'single'",
                            "unquoted", "5", "1.5", "true", "null", "[]", "{}", "[\"a\"]", "{\"a\":\"b\"}"))
            .toList();

    private HostileTexts() {}
}
