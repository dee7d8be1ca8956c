package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Flood.Told;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Promise 9: ten times the commands that the product can take are sent, whether or not it answers. Those that it takes are done,
 * the others are refused and record nothing, and when it is over nobody is refused any more. Then as many are sent while all places
 * are taken by commands that cost nothing, which shows what refusing takes by itself. The long form also looks at the clock.
 */
@Isolated
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverloadDrillTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int CLIENTS_AT_THE_PEAK = 64;
    private static final int COMMANDS_AT_ONCE = 256;
    private static final int CALLERS = 1_000;
    private static final int TIMES = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(FULL ? 20 : 1);
    private static final Duration PEAK = Duration.ofSeconds(FULL ? 20 : 2);
    private static final Duration OVERLOAD = Duration.ofSeconds(FULL ? 60 : 3);
    private static final Duration REFUSING = Duration.ofSeconds(FULL ? 10 : 1);
    private static final int CALM = 100;
    private static final String COMMAND = """
            {"title": "Sign-in fails", "status": "investigating", "message": "We are looking into it.", "audience": "internal"}""";

    @Test
    void ten_times_too_many_commands_are_refused_at_once_and_the_others_are_done(@TempDir Path folder)
            throws Exception {
        try (var ledger = ChildLedger.startBehind(
                List.of("env", "_JAVA_OPTIONS=-XX:TieredStopAtLevel=4"), // as operators run it
                folder,
                "--ledger.limits.requests-per-minute=1000000000")) {
            var api = ledger.admin();
            var command = WireRequest.post(api, "/api/v1/incidents", COMMAND);
            long first = marker(api);
            long before = acknowledged(asFastAsAnswered(command, WARM_UP));
            var peak = asFastAsAnswered(command, PEAK);
            double peakRate = acknowledged(peak) / seconds(PEAK);
            var overload = Flood.of(command, CALLERS, peakRate * TIMES, OVERLOAD);
            long end = System.nanoTime();
            long calm = untilCalm(command);
            var recovery = Duration.ofNanos(System.nanoTime() - end);

            assertThat(overload).allSatisfy(OverloadDrillTest::isAsPromised);
            assertThat(overload).anySatisfy(OverloadDrillTest::isRefused);
            assertThat(marker(api) - first)
                    .as("one event for each acknowledgement, none for a refusal")
                    .isEqualTo(before + acknowledged(peak) + acknowledged(overload) + calm + 1);
            var refused = whileAllPlacesAreTaken(api, command, peakRate * TIMES);
            assertThat(refused).allSatisfy(OverloadDrillTest::isRefused);
            var figures = new Figures(
                    peakRate,
                    overload.size() / seconds(OVERLOAD),
                    acknowledged(overload) / seconds(OVERLOAD),
                    percentile(overload, 50),
                    percentile(overload, 99),
                    recovery.toMillis(),
                    refused.size() / seconds(REFUSING),
                    percentile(refused, 99));
            System.out.println(figures);
            if (FULL) {
                figures.keep();
                figures.check();
            }
        }
    }

    private static void isAsPromised(Told told) {
        if (told.status() != 201) {
            isRefused(told);
        }
    }

    private static void isRefused(Told told) {
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.code()).isEqualTo("OVERLOADED");
        assertThat(told.retryAfter()).isTrue();
    }

    /** As many clients as the product is fastest with; each waits for its answer. */
    private static List<Told> asFastAsAnswered(WireRequest command, Duration time) throws IOException {
        return Flood.of(command, CLIENTS_AT_THE_PEAK, Double.MAX_VALUE, time);
    }

    /** Meanwhile whoever only reads is answered as ever. */
    private static List<Told> whileAllPlacesAreTaken(Api api, WireRequest command, double perSecond) throws Exception {
        var begun = new ArrayList<Socket>();
        try (var client = new WireClient(command)) {
            for (int i = 0; i < COMMANDS_AT_ONCE; i++) {
                begun.add(withBodyToCome(command));
            }
            await().until(() -> isRefusedBeside(begun, client, command));
            var anybody = new Api(api.url(), null);
            for (var path : List.of("/", "/actuator/health/liveness", "/actuator/health/readiness")) {
                anybody.probe(anybody.request(path).GET()).expect(200);
            }
            return Flood.of(command, CALLERS, perSecond, REFUSING);
        } finally {
            for (var socket : begun) {
                socket.close();
            }
        }
    }

    /** A command that was taken may have kept one of those that were begun out: another one takes its place. */
    private static boolean isRefusedBeside(List<Socket> begun, WireClient client, WireRequest command)
            throws IOException {
        if (client.send().status() == 503) {
            return true;
        }
        begun.add(withBodyToCome(command));
        return false;
    }

    private static Socket withBodyToCome(WireRequest command) throws IOException {
        var socket = new Socket(command.server().getAddress(), command.server().getPort());
        socket.getOutputStream().write(command.head());
        return socket;
    }

    /** @return the acknowledgements until so many of them came one after the other */
    private static long untilCalm(WireRequest command) throws IOException {
        long acknowledged = 0;
        int inARow = 0;
        try (var client = new WireClient(command)) {
            while (inARow < CALM) {
                boolean taken = client.send().status() == 201;
                acknowledged += taken ? 1 : 0;
                inARow = taken ? inARow + 1 : 0;
            }
        }
        return acknowledged;
    }

    private static long acknowledged(List<Told> told) {
        return told.stream().filter(answer -> answer.status() == 201).count();
    }

    private static double percentile(List<Told> told, int percent) {
        var refusals = told.stream()
                .filter(answer -> answer.status() != 201)
                .mapToLong(Told::nanos)
                .sorted()
                .toArray();
        return refusals[Math.min(refusals.length - 1, refusals.length * percent / 100)] / 1e6;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    private static long marker(Api api) {
        return api.post("/api/v1/incidents", Map.of("title", "Marker", "status", "resolved", "message", "Here"))
                .expect(201)
                .position();
    }

    /** Commands a second; milliseconds. */
    private record Figures(
            double peak,
            double offered,
            double done,
            double median,
            double p99,
            long recovery,
            double refused,
            double p99OfRefusing) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Overload drill: peak %,.0f/s, then %,.0f/s were sent and %,.0f/s done (%.0f %% of the peak), the others refused"
                            + " after %.1f ms, p99 %.1f ms; calm again after %,d ms; %,.0f/s refused by themselves, p99 %.1f ms",
                    peak,
                    offered,
                    done,
                    100 * done / peak,
                    median,
                    p99,
                    recovery,
                    refused,
                    p99OfRefusing);
        }

        void check() {
            assertThat(done / peak).as(toString()).isGreaterThanOrEqualTo(0.8);
            assertThat(refused / peak).as(toString()).isGreaterThanOrEqualTo(0.95 * TIMES);
            assertThat(p99).as(toString()).isLessThan(50);
            assertThat(p99OfRefusing).as(toString()).isLessThan(50);
            assertThat(recovery).as(toString()).isLessThan(10_000);
        }

        void keep() throws IOException {
            var row = String.format(
                    Locale.ROOT,
                    "| F10, %s | %,.0f/s | %,.0f/s | %,.0f/s (%.0f %%) | %.1f ms; %.1f ms | %.1f s | %,.0f/s | %.1f ms |",
                    LocalDate.now(),
                    peak,
                    offered,
                    done,
                    100 * done / peak,
                    median,
                    p99,
                    recovery / 1_000.0,
                    refused,
                    p99OfRefusing);
            ReliabilityDocument.keep("\\| F10, ", row);
        }
    }
}
