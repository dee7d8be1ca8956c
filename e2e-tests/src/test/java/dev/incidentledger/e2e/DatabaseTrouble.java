package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something happens to the database while clients send commands all the time. Every command is answered in time and
 * truthfully, and when the trouble is over everything goes on by itself.
 *
 * @param limit how long an answer may take, and how long after the trouble it may take to go on
 */
record DatabaseTrouble(Api api, Duration limit) {

    private static final Duration WARM = Duration.ofMinutes(1);
    private static final long ENOUGH = 100;

    /** Answers when it is over. */
    interface Fault {
        void happen() throws IOException;
    }

    /**
     * @param back how long after the fault commands were acknowledged again
     * @param visible how long after the fault the read models had all that was acknowledged
     */
    record Outcome(int answered, long acknowledged, Duration longestAnswer, Duration back, Duration visible) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d commands answered, %,d acknowledged, none lost; longest answer %.1f s;"
                            + " commands back after %.1f s, read models after %.1f s",
                    answered,
                    acknowledged,
                    seconds(longestAnswer),
                    seconds(back),
                    seconds(visible));
        }
    }

    /** How long the first answers of a new process take says nothing of faults. */
    void warmUp() throws InterruptedException {
        try (var clients = CommandClients.start(api)) {
            await().atMost(WARM).until(() -> clients.acknowledgements() >= ENOUGH);
            clients.finish();
        }
    }

    Outcome survive(Fault fault) throws Exception {
        try (var clients = CommandClients.start(api)) {
            awaitAcknowledgements(clients, ENOUGH);

            fault.happen();

            long end = System.nanoTime();
            awaitAcknowledgements(clients, clients.acknowledgements() + ENOUGH);
            var back = Duration.ofNanos(System.nanoTime() - end);
            clients.finish();
            awaitVisible(clients.acknowledgedVersions());
            var visible = Duration.ofNanos(System.nanoTime() - end);

            assertThat(clients.told()).allSatisfy(this::isInTimeAndTrue);
            return new Outcome(
                    clients.told().size(), clients.acknowledgements(), longest(clients.told()), back, visible);
        }
    }

    /** The time of a fault is what is tested; nothing can be awaited in its place. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() > end);
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    private void isInTimeAndTrue(CommandClients.Told told) {
        assertThat(told.took()).isLessThan(limit);
        assertThat(told.isAcknowledged() || told.isRefusedForNow())
                .as(told.answer().body())
                .isTrue();
    }

    private static Duration longest(List<CommandClients.Told> told) {
        return told.stream()
                .map(CommandClients.Told::took)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private void awaitAcknowledgements(CommandClients clients, long enough) {
        await().atMost(limit).until(() -> clients.acknowledgements() >= enough);
    }

    private void awaitVisible(Map<String, Long> versions) {
        await().atMost(limit)
                .untilAsserted(() -> assertThat(versions)
                        .allSatisfy((incident, version) -> assertThat(api.get("/api/v1/incidents/" + incident)
                                        .expect(200)
                                        .json()
                                        .path("version")
                                        .asLong())
                                .isGreaterThanOrEqualTo(version)));
    }
}
