package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.SideProcess.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Processes stop and die under load, and others go on for them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class ProcessDrill {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int ROUNDS = FULL ? 50 : 3;
    private static final Duration TAKEOVER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PROJECTIONS = "/api/v1/admin/projections";

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
        assertEachIsThereOnce(load);
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

        assertEachIsThereOnce(load);
        report(
                "killed",
                ROUNDS,
                load,
                "none lost, none twice, %d sent again".formatted(load.failures().size()));
    }

    @Test
    void a_query_side_takes_over_what_another_held_when_it_was_killed() throws Exception {
        var victim = ledger().of(Side.QUERY).stream()
                .filter(process -> heldBy(process) > 0)
                .findFirst()
                .orElseThrow();
        long held = heldBy(victim);
        var load = Load.through(ledger().admin(), "takeover");
        load.awaitMore(50);

        long killedAt = System.nanoTime();
        victim.kill();
        await().atMost(TAKEOVER).until(() -> heldBy(victim) == 0);
        var taken = Duration.ofNanos(System.nanoTime() - killedAt);

        load.awaitMore(50);
        load.end();
        victim.start();
        victim.awaitReady();
        assertEachIsThereOnce(load);
        assertProjectionsAreWhatARebuildMakes();
        report("taken over", 1, load, "%d projections within %.1f s".formatted(held, taken.toMillis() / 1000.0));
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

    private void assertEachIsThereOnce(Load load) {
        awaitHead();
        assertThat(titles("""
                        select convert_from(payload, 'UTF8')::json ->> 'title' from event_store.event_log
                        where payload_type = 'incident.identified'
                            and convert_from(metadata, 'UTF8')::json ->> 'channel' <> 'schedule'
                        """, load)).containsExactlyInAnyOrderElementsOf(load.titles());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles("select title from query.incident_v1 where true", load))
                        .containsExactlyInAnyOrderElementsOf(load.titles()));
    }

    /** What was recorded before is in the log and on the read side. */
    private void awaitHead() {
        var admin = ledger().admin();
        var newest = admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                "Newest",
                                "status",
                                "resolved",
                                "message",
                                "All is well",
                                "audience",
                                "internal"))
                .expect(201);
        admin.get("/api/v1/incidents/%s?minPosition=%d".formatted(newest.id(), ledger().positionOf(newest)))
                .expect(200);
    }

    private List<String> titles(String select, Load load) {
        return ledger().db().sql(select).query(String.class).list().stream()
                .filter(title -> title.startsWith(load.name()))
                .toList();
    }

    private void assertProjectionsAreWhatARebuildMakes() {
        var admin = ledger().admin();
        for (var projection : admin.get(PROJECTIONS).expect(200).json().path("projections")) {
            var name = projection.path("name").asString();
            var verification = "%s/%s/verification".formatted(PROJECTIONS, name);
            admin.post(verification, "").expect(202);
            await().atMost(PATIENCE)
                    .until(() -> !admin.get(verification)
                            .expect(200)
                            .json()
                            .path("state")
                            .asString()
                            .equals("running"));
            var verified = admin.get(verification).expect(200).json();
            assertThat(verified.path("equal").asBoolean())
                    .as(verified.toPrettyString())
                    .isTrue();
        }
    }

    private static void report(String what, int times, Load load, String outcome) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "Process drill: %d %s, %d writers, %d commands acknowledged, %s%n",
                times,
                what,
                Load.WRITERS,
                load.acknowledged().size(),
                outcome);
        if (FULL) {
            var row = String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %,d | %s |",
                    what,
                    LocalDate.now(),
                    times,
                    Load.WRITERS,
                    load.acknowledged().size(),
                    outcome);
            keepFigures("| %s |".formatted(what), row);
        }
    }

    /** Where readers look for them. */
    private static void keepFigures(String begin, String row) throws IOException {
        var document = Path.of("../docs/reliability.md");
        Files.writeString(
                document,
                Files.readString(document)
                        .replaceAll("(?m)^" + Pattern.quote(begin) + ".*$", Matcher.quoteReplacement(row)));
    }
}
