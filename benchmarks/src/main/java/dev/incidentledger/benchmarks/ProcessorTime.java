package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Microseconds of processor time. */
final class ProcessorTime {

    private static final long MICROSECONDS_PER_TICK = 10_000;

    // Places after the name in /proc/<pid>/stat, see proc(5).
    private static final int REAPED_USER = 13;
    private static final int REAPED_SYSTEM = 14;

    private ProcessorTime() {}

    static long of(long pid) {
        return ProcessorClock.microsOf(pid);
    }

    /** With all its children, also those that have ended. */
    static long ofFamily(long pid) throws IOException {
        return of(pid)
                + ofReapedChildren(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToLong(child -> of(child.pid()))
                        .sum();
    }

    /** Of everything on this machine. */
    static long ofAll() throws IOException {
        var total = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
        // cpu user nice system idle iowait irq softirq steal: all but the idle ones
        return Stream.of(1, 2, 3, 6, 7).mapToLong(i -> Long.parseLong(total[i])).sum() * MICROSECONDS_PER_TICK;
    }

    private static long ofReapedChildren(long pid) throws IOException {
        try {
            var stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            var values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(values[REAPED_USER]) + Long.parseLong(values[REAPED_SYSTEM]))
                    * MICROSECONDS_PER_TICK;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
