package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.WireClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Promise 9: ten times the commands that the product can take are sent, whether or not it answers. Those that it takes are done,
 * the others are refused and record nothing, and when it is over nobody is refused any more. The long form also looks at the clock.
 */
@Isolated
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverloadDrillTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int CLIENTS_AT_THE_PEAK = 64;
    private static final int COMMANDS_AT_ONCE = 256;
    private static final int MOST_CONNECTIONS = 2_000;
    private static final int TIMES = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(FULL ? 20 : 1);
    private static final Duration PEAK = Duration.ofSeconds(FULL ? 20 : 2);
    private static final Duration OVERLOAD = Duration.ofSeconds(FULL ? 60 : 3);
    private static final int CALM = 100;
    private static final String COMMAND = """
            {"title": "Sign-in fails", "status": "investigating", "message": "We are looking into it.", "audience": "internal"}""";

    private record Told(Reply reply, long nanos) {

        boolean isAcknowledged() {
            return reply.status() == 201;
        }
    }

    @Test
    void ten_times_too_many_commands_are_refused_at_once_and_the_others_are_done(@TempDir Path folder)
            throws Exception {
        try (var ledger = ChildLedger.startBehind(
                List.of("env", "_JAVA_OPTIONS=-XX:TieredStopAtLevel=4"), // as operators run it
                folder,
                "--ledger.limits.commands-at-once=" + COMMANDS_AT_ONCE,
                "--ledger.limits.requests-per-minute=1000000000")) {
            var api = ledger.admin();
            long first = marker(api);
            long before = acknowledged(closedLoop(api, WARM_UP));
            var peak = closedLoop(api, PEAK);
            double peakRate = acknowledged(peak) / seconds(PEAK);
            var overload = openLoop(api, OVERLOAD, peakRate * TIMES);
            long end = System.nanoTime();
            long calm = untilCalm(api);
            var recovery = Duration.ofNanos(System.nanoTime() - end);

            assertThat(overload)
                    .allSatisfy(told -> assertThat(isAsPromised(told.reply()))
                            .as(told.toString())
                            .isTrue());
            assertThat(overload)
                    .anySatisfy(told -> assertThat(told.isAcknowledged()).isFalse());
            assertThat(marker(api) - first)
                    .as("one event for each acknowledgement, none for a refusal")
                    .isEqualTo(before + acknowledged(peak) + acknowledged(overload) + calm + 1);
            var figures = new Figures(
                    peakRate,
                    overload.size() / seconds(OVERLOAD),
                    acknowledged(overload) / seconds(OVERLOAD),
                    percentile(overload, 50),
                    percentile(overload, 99),
                    recovery.toMillis());
            System.out.println(figures);
            if (FULL) {
                figures.keep();
                figures.check();
            }
        }
    }

    /** Done, or refused before anything was recorded, by the count of commands or by the event store's own limits. */
    private static boolean isAsPromised(Reply reply) {
        return reply.status() == 201
                || (reply.status() == 503
                        && reply.retryAfter()
                        && (reply.body().contains("\"OVERLOADED\"")
                                || reply.body().contains("\"EVENT_STORE_UNAVAILABLE\"")));
    }

    /** As many clients as the product is fastest with; each waits for its answer. */
    private static List<Told> closedLoop(Api api, Duration time) throws Exception {
        var told = new ConcurrentLinkedQueue<Told>();
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS_AT_THE_PEAK; i++) {
                clients.add(threads.submit(() -> {
                    try (var client = client(api)) {
                        while (System.nanoTime() < end) {
                            told.add(send(client));
                        }
                    }
                    return null;
                }));
            }
            for (var client : clients) {
                client.get();
            }
        }
        return List.copyOf(told);
    }

    /** Commands come at their times, on connections that are free or new, until there are too many of these. */
    private static List<Told> openLoop(Api api, Duration time, double perSecond) throws Exception {
        var told = new ConcurrentLinkedQueue<Told>();
        var free = new ConcurrentLinkedQueue<WireClient>();
        var room = new Semaphore(MOST_CONNECTIONS);
        var tick = new CountDownLatch(1);
        long begin = System.nanoTime();
        List<Future<?>> sent = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = 0;
            while (System.nanoTime() - begin < time.toNanos()) {
                long dueNow = (long) ((System.nanoTime() - begin) / 1e9 * perSecond);
                for (; due < dueNow; due++) {
                    room.acquire();
                    sent.add(threads.submit(() -> sendOn(free, api, told, room)));
                }
                tick.await(1, TimeUnit.MILLISECONDS);
            }
            for (var one : sent) {
                one.get();
            }
        }
        for (var client : free) {
            client.close();
        }
        return List.copyOf(told);
    }

    private static Void sendOn(Queue<WireClient> free, Api api, Queue<Told> told, Semaphore room) throws IOException {
        try {
            var known = free.poll();
            var client = known == null ? client(api) : known;
            told.add(send(client));
            free.add(client);
            return null;
        } finally {
            room.release();
        }
    }

    /** @return the acknowledgements until so many of them came one after the other */
    private static long untilCalm(Api api) throws IOException {
        long acknowledged = 0;
        int inARow = 0;
        try (var client = client(api)) {
            while (inARow < CALM) {
                boolean taken = send(client).isAcknowledged();
                acknowledged += taken ? 1 : 0;
                inARow = taken ? inARow + 1 : 0;
            }
        }
        return acknowledged;
    }

    private static Told send(WireClient client) throws IOException {
        long begin = System.nanoTime();
        return new Told(client.send(), System.nanoTime() - begin);
    }

    private static WireClient client(Api api) {
        return new WireClient(api, "/api/v1/incidents", COMMAND);
    }

    private static long acknowledged(List<Told> told) {
        return told.stream().filter(Told::isAcknowledged).count();
    }

    private static double percentile(List<Told> told, int percent) {
        var refusals = told.stream()
                .filter(answer -> !answer.isAcknowledged())
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
    private record Figures(double peak, double offered, double done, double median, double p99, long recovery) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Overload drill: peak %,.0f/s, then %,.0f/s were sent and %,.0f/s done (%.0f %% of the peak), the others refused"
                            + " after %.1f ms, p99 %.1f ms; calm again after %,d ms",
                    peak,
                    offered,
                    done,
                    100 * done / peak,
                    median,
                    p99,
                    recovery);
        }

        void check() {
            assertThat(done / peak).as(toString()).isGreaterThanOrEqualTo(0.8);
            assertThat(p99).as(toString()).isLessThan(50);
            assertThat(recovery).as(toString()).isLessThan(10_000);
        }

        void keep() throws IOException {
            var row = String.format(
                    Locale.ROOT,
                    "| F10, %s | %,.0f/s | %,.0f/s | %,.0f/s (%.0f %%) | %.1f ms; %.1f ms | %.1f s |",
                    LocalDate.now(),
                    peak,
                    offered,
                    done,
                    100 * done / peak,
                    median,
                    p99,
                    recovery / 1_000.0);
            ReliabilityDocument.keep("\\| F10, ", row);
        }
    }
}
