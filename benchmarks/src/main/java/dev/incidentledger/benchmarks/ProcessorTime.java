package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Microseconds of processor time as Linux counts them, in ticks of ten milliseconds. */
final class ProcessorTime {

    private static final long MICROSECONDS_PER_TICK = 10_000;

    // Places after the name in /proc/<pid>/stat, see proc(5).
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int REAPED_USER = 13;
    private static final int REAPED_SYSTEM = 14;

    private ProcessorTime() {}

    static long of(long pid) throws IOException {
        return sum(pid, USER, SYSTEM);
    }

    /** With all its children, also those that have ended. */
    static long ofFamily(long pid) throws IOException {
        long micros = sum(pid, USER, SYSTEM, REAPED_USER, REAPED_SYSTEM);
        var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children);
        for (var child : children.toList()) {
            micros += sum(child.pid(), USER, SYSTEM);
        }
        return micros;
    }

    /** Of everything on this machine. */
    static long ofAll() throws IOException {
        var total = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
        // cpu user nice system idle iowait irq softirq steal: all but the idle ones
        return Stream.of(1, 2, 3, 6, 7).mapToLong(i -> Long.parseLong(total[i])).sum() * MICROSECONDS_PER_TICK;
    }

    private static long sum(long pid, int... places) throws IOException {
        var values = valuesOf(pid);
        return values.isEmpty()
                ? 0
                : Arrays.stream(places)
                                .mapToLong(place -> Long.parseLong(values.get(place)))
                                .sum()
                        * MICROSECONDS_PER_TICK;
    }

    /** Empty when the process has ended: its parent has counted it by then. */
    private static List<String> valuesOf(long pid) throws IOException {
        try {
            var stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (NoSuchFileException ended) {
            return List.of();
        }
    }
}
