package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.SideProcess.Side;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes stop and die under load, and others go on for them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class ProcessDrill {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int ROUNDS = FULL ? 50 : 2;
    private static final Duration TAKEOVER = Duration.ofSeconds(15);
    private static final Duration FREEZE = Duration.ofSeconds(20);
    private static final Duration RESTART = Duration.ofMinutes(3);

    private final Random random = new Random(Long.getLong("ledger.seed", 20261130));

    abstract SeparateProcesses ledger();

    @Test
    void no_command_fails_while_each_process_in_turn_is_stopped_and_started() throws Exception {
        var load = Load.through(ledger().admin(), "stop");
        for (var process : ledger().all()) {
            load.awaitMore(50);
            switch (process.side()) {
                case COMMAND -> stopInTheMiddleOfACommand(process);
                case QUERY -> stopWhileSomebodyListens(process, load);
            }
            load.awaitMore(50);
            process.start();
            process.awaitReady();
        }
        load.awaitMore(50);
        load.end();

        assertThat(load.failures()).isEmpty();
        ledger().reckoning().assertEachIsThereOnce(load);
        report("stopped", ledger().all().size(), load, "no command failed");
    }

    @Test
    void an_acknowledged_command_is_there_once_whichever_process_is_killed() throws Exception {
        var load = Load.through(ledger().admin(), "kill");
        for (int round = 1; round <= ROUNDS; round++) {
            load.awaitMore(20 + random.nextInt(60));
            var victim = ledger().all().get(random.nextInt(ledger().all().size()));
            victim.kill();
            load.awaitMore(50);
            victim.start();
            victim.awaitReady();
        }
        load.end();

        ledger().reckoning().assertEachIsThereOnce(load);
        report(
                "killed",
                ROUNDS,
                load,
                "none lost, none twice, %d sent again".formatted(load.failures().size()));
    }

    @Test
    void query_sides_share_projections_and_one_takes_over_what_another_held_when_it_was_killed() throws Exception {
        var load = Load.through(ledger().admin(), "takeover");
        await().atMost(TAKEOVER).until(this::isEverythingHeldInEqualParts);
        var victim = ledger().of(Side.QUERY).getFirst();
        long held = heldBy(victim);
        load.awaitMore(50);

        long killedAt = System.nanoTime();
        victim.kill();
        await().atMost(TAKEOVER).until(() -> heldBy(victim) == 0 && isEverythingHeld());
        var taken = Duration.ofNanos(System.nanoTime() - killedAt);

        load.awaitMore(50);
        load.end();
        victim.start();
        await().atMost(RESTART).until(() -> isPresent(victim));
        var later = Load.through(ledger().admin(), "handback");
        await().atMost(TAKEOVER).until(this::isEverythingHeldInEqualParts);
        later.awaitMore(50);
        later.end();
        victim.awaitReady();
        ledger().reckoning().assertEachIsThereOnce(load);
        ledger().reckoning().assertEachIsThereOnce(later);
        ledger().reckoning().assertProjectionsAreWhatARebuildMakes();
        report("taken over", 1, load, "%d projections within %.1f s".formatted(held, taken.toMillis() / 1000.0));
    }

    /** Whoever wakes late finds that others go on, and what it holds in its hands counts no more. */
    @Test
    @Tag("long")
    void each_process_in_turn_stands_still_and_wakes_and_nothing_is_done_twice() throws Exception {
        var load = Load.through(ledger().admin(), "frozen");
        for (var victim : ledger().all()) {
            load.awaitMore(50);
            victim.freeze();
            try {
                await().atMost(TAKEOVER).until(() -> heldBy(victim) == 0 && isEverythingHeld());
                DatabaseTrouble.pass(FREEZE);
            } finally {
                victim.thaw();
            }
            victim.awaitReady();
            load.awaitMore(50);
        }
        load.end();
        await().atMost(TAKEOVER).until(this::isEverythingHeldInEqualParts);

        ledger().reckoning().assertEachIsThereOnce(load);
        ledger().reckoning().assertProjectionsAreWhatARebuildMakes();
        report(
                "frozen",
                ledger().all().size(),
                load,
                "none lost, none twice, %d sent again".formatted(load.failures().size()));
    }

    /** It is not ready any more, and still finishes what it has begun. */
    private void stopInTheMiddleOfACommand(SideProcess process) throws IOException {
        try (var command = HalfSentCommand.begin(ledger().adminOf(process), "/api/v1/incidents")) {
            process.beginStop();
            var taken = command.finish(Map.of(
                    "title", "Begun", "status", "resolved", "message", "Before the stop.", "audience", "internal"));
            process.awaitStopped();
            ledger().admin()
                    .get("/api/v1/incidents/%s?minPosition=%d"
                            .formatted(taken.expect(201).id(), taken.position()))
                    .expect(200);
        }
    }

    /** Whoever is told to come back, and does, misses nothing. */
    private void stopWhileSomebodyListens(SideProcess process, Load load) throws Exception {
        try (var events = EventStream.open(ledger().adminOf(process), "/api/v1/events");
                var pages = EventStream.open(ledger().anonymousOf(process), "/live")) {
            events.await(message -> message.id() != null);
            process.stop();
            assertThat(pages.awaitEnd().retry()).isNotNull();
            var parting = events.awaitEnd();
            assertThat(parting.retry()).isNotNull();
            long last = Long.parseLong(parting.lastId());
            load.awaitMore(1);
            try (var resumed = EventStream.open(ledger().admin(), "/api/v1/events?after=" + last)) {
                assertThat(resumed.await(message -> message.id() != null).id()).isEqualTo(String.valueOf(last + 1));
            }
        }
    }

    /** How many projections are in its hands. */
    private long heldBy(SideProcess process) {
        return ledger().db()
                .sql("select count(*) from query.token_entry where owner like ?")
                .param(process.pid() + "@%")
                .query(Long.class)
                .single();
    }

    /** Where projections are shared. */
    private boolean isPresent(SideProcess process) {
        return ledger().db()
                .sql("select exists (select 1 from query.projection_holder where node like ?)")
                .param(process.pid() + "@%")
                .query(Boolean.class)
                .single();
    }

    private boolean isEverythingHeldInEqualParts() {
        var parts = ledger().of(Side.QUERY).stream().map(this::heldBy).sorted().toList();
        return isEverythingHeld() && parts.getLast() - parts.getFirst() <= 1;
    }

    /** By processes that live. */
    private boolean isEverythingHeld() {
        return ledger().all().stream().mapToLong(this::heldBy).sum()
                == ledger().db()
                        .sql("select count(*) from query.token_entry")
                        .query(Long.class)
                        .single();
    }

    private static void report(String what, int times, Load load, String outcome) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "Process drill: %d %s, %d writers, %d commands acknowledged, %s%n",
                times,
                what,
                Load.WRITERS,
                load.acknowledged(),
                outcome);
        if (FULL) {
            var row = String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %,d | %s |",
                    what,
                    LocalDate.now(),
                    times,
                    Load.WRITERS,
                    load.acknowledged(),
                    outcome);
            ReliabilityDocument.keep("\\| %s \\|".formatted(what), row);
        }
    }
}
