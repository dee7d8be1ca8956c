package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes what was measured, with what a reader needs to measure it again. */
final class Results {

    private static final double GIBIBYTE = 1L << 30;

    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    /** Beside the sources, unless it was but a try, and on the console. */
    void write(String file, String benchmark, String postgresVersion, String figures) throws IOException {
        var text = figures + "\n" + circumstances(benchmark, postgresVersion);
        if (Effort.CHOSEN == Effort.FULL) {
            Files.writeString(Files.createDirectories(Path.of("results")).resolve(file), text);
        }
        System.out.println(text);
    }

    private String circumstances(String benchmark, String postgresVersion) {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return """
                ## Circumstances

                - date: %s
                - machine: %d processors, %.0f GiB of memory, %s %s; load average before the run %.1f
                - Java: %s
                - PostgreSQL: %s, fsync and synchronous_commit on
                - command: `./mvnw -q -Pquick,benchmarks -pl benchmarks -am verify -Dbenchmark=%s`
                %s""".formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        machine.getAvailableProcessors(),
                        machine.getTotalMemorySize() / GIBIBYTE,
                        machine.getName(),
                        machine.getArch(),
                        loadBefore,
                        Runtime.version(),
                        postgresVersion,
                        benchmark,
                        note());
    }

    private static String note() {
        var note = System.getProperty("benchmark.note", "");
        return note.isBlank() ? "" : "- note: " + note + "\n";
    }
}
