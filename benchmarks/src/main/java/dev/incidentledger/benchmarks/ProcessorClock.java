package dev.incidentledger.benchmarks;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Linux's clock of the processor time of another process, in all its threads: exact, where /proc rounds to ticks. */
final class ProcessorClock {

    @SuppressWarnings("restricted") // the run allows native access
    private static final MethodHandle CLOCK_GETTIME = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

    private ProcessorClock() {}

    /** Of a process that has ended: 0. */
    static long microsOf(long pid) {
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(JAVA_LONG, 2);
            int failed = (int) CLOCK_GETTIME.invokeExact(clockOf(pid), time);
            return failed != 0 ? 0 : time.getAtIndex(JAVA_LONG, 0) * 1_000_000 + time.getAtIndex(JAVA_LONG, 1) / 1_000;
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime cannot be called", e);
        }
    }

    /** What clock_getcpuclockid(3) answers. */
    private static int clockOf(long pid) {
        return ~Math.toIntExact(pid) << 3 | 2;
    }
}
