package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.PageVisits.Answered;
import dev.incidentledger.e2e.SideProcess.Side;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Projections are made anew from a long log while commands arrive, and whoever reads the page goes on reading. The long form also
 * looks at the clock.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class RebuildDrill {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int EVENTS = FULL ? 1_000_000 : 20_000;
    private static final Duration IDLE = Duration.ofSeconds(FULL ? 60 : 1);
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration PATIENCE = FULL ? Duration.ofMinutes(30) : Duration.ofMinutes(1);
    private static final int MOST_TIMES_IDLE = 3;
    private static final String PROJECTIONS = "/api/v1/admin/projections";
    private static final List<String> REBUILT =
            FULL ? List.of("current-status-v1", "timeline-v1", "uptime-v1") : List.of("timeline-v1");

    private static final String[] STATUS_PAGE = {"/", "/?lang=de", "/", "/?lang=de"};

    abstract SeparateProcesses ledger();

    @Test
    void the_page_is_read_while_a_long_log_is_taken_in_anew_and_commands_arrive() throws Exception {
        var component = ledger().admin()
                .post("/api/v1/components", Map.of("name", "Rebuilt"))
                .expect(201);
        new LongHistory(ledger().owner(), component.id()).tell(EVENTS);
        if (FULL) {
            startQuerySidesAgain();
        }
        awaitSettled();
        if (FULL) {
            warmUp();
        }
        var idle = visitsOf(() -> DatabaseTrouble.pass(IDLE));

        var load = Load.through(ledger().admin(), "rebuild");
        load.awaitMore(20);
        int before = load.acknowledged();
        long begin = System.nanoTime();
        var busy = visitsOf(() -> REBUILT.forEach(this::rebuild));
        var took = Duration.ofNanos(System.nanoTime() - begin);
        int meanwhile = load.acknowledged() - before;
        load.end();

        assertThat(meanwhile).as("commands acknowledged meanwhile").isPositive();
        ledger().reckoning().assertEachIsThereOnce(load);
        var figures = new Figures(took, meanwhile, idle, busy);
        System.out.println(figures);
        if (FULL) {
            figures.keep();
            figures.check();
        }
    }

    /** Whoever is far behind when it starts comes to the head of the log in large steps. */
    private void startQuerySidesAgain() {
        ledger().of(Side.QUERY).forEach(SideProcess::stop);
        ledger().of(Side.QUERY).forEach(SideProcess::start);
        ledger().of(Side.QUERY).forEach(process -> process.awaitReady(PATIENCE));
    }

    /** What a new process compiles at its first commands says nothing of rebuilds. */
    private void warmUp() throws InterruptedException {
        var load = Load.through(ledger().admin(), "warm-up");
        visitsOf(() -> DatabaseTrouble.pass(WARM_UP));
        load.end();
    }

    /** Nothing else is under way. */
    private void awaitSettled() {
        await().atMost(PATIENCE)
                .until(() -> ledger().db()
                        .sql(
                                "select (select position from event_store.event_log_head) = (select size from query.log_tree)")
                        .query(Boolean.class)
                        .single());
        await().atMost(PATIENCE)
                .until(() -> ledger().admin()
                        .get(PROJECTIONS)
                        .expect(200)
                        .json()
                        .path("projections")
                        .valueStream()
                        .allMatch(projection -> projection.path("lag").asLong() == 0));
    }

    private Answered visitsOf(Runnable meanwhile) {
        try (var visits = PageVisits.start(ledger().anonymous(), STATUS_PAGE)) {
            meanwhile.run();
            assertThat(visits.failures()).isEmpty();
            return visits.answered(99);
        }
    }

    private void rebuild(String projection) {
        var admin = ledger().admin();
        var rebuild = "%s/%s/rebuild".formatted(PROJECTIONS, projection);
        admin.post(rebuild, "").expect(202);
        await().atMost(PATIENCE)
                .until(
                        () -> admin.get(rebuild)
                                .expect(200)
                                .json()
                                .path("state")
                                .asString(),
                        state -> !state.equals("running"));
        assertThat(admin.get(rebuild).expect(200).json().path("state").asString())
                .isEqualTo("done");
    }

    /** @param idle and {@code busy}: within which time 99 % of the reads of the page were answered */
    private record Figures(Duration took, int acknowledged, Answered idle, Answered busy) {

        double timesIdle() {
            return busy.milliseconds() / idle.milliseconds();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Rebuild drill: %d projections of %,d events in %.1f s, %,d commands acknowledged meanwhile;"
                            + " 99 %% of %,d pages within %.1f ms, idle %.1f ms (%.1f times)",
                    REBUILT.size(),
                    EVENTS,
                    DatabaseTrouble.seconds(took),
                    acknowledged,
                    busy.count(),
                    busy.milliseconds(),
                    idle.milliseconds(),
                    timesIdle());
        }

        void check() {
            assertThat(timesIdle()).as(toString()).isLessThanOrEqualTo(MOST_TIMES_IDLE);
        }

        void keep() throws IOException {
            ReliabilityDocument.keep(
                    "\\| F11, ",
                    String.format(
                            Locale.ROOT,
                            "| F11, %s | %,d | %d in %.1f s | %,d | %.1f ms | %.1f ms (%.1f times) |",
                            LocalDate.now(),
                            EVENTS,
                            REBUILT.size(),
                            DatabaseTrouble.seconds(took),
                            acknowledged,
                            idle.milliseconds(),
                            busy.milliseconds(),
                            timesIdle()));
        }
    }
}
