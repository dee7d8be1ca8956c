package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String database = TestLedger.freshDatabase();

    /** Cannot take in position 13 as long as its table refuses that. */
    @ReadModel("door_v1")
    @ProcessingGroup("doors-v1")
    static class Doors {

        private final PerBatch<List<Long>> opened = new PerBatch<>(ArrayList::new, this::write);
        private final ProjectionDatabase db;

        Doors(ProjectionDatabase db, JdbcClient setup) {
            this.db = db;
            setup.sql("create table if not exists query.door_v1 (position bigint primary key check (position <> 13))")
                    .update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token) {
            opened.current().add(token.position().orElseThrow());
        }

        private void write(List<Long> positions) {
            db.sql("insert into query.door_v1 select unnest(?::bigint[])")
                    .param(positions.toArray(Long[]::new))
                    .update();
        }
    }

    static class AMinuteAhead {
        @Bean
        InstantSource clock() {
            return InstantSource.offset(InstantSource.system(), Duration.ofSeconds(61));
        }
    }

    static class DaysBehind {
        @Bean
        InstantSource clock() {
            return InstantSource.offset(InstantSource.system(), Duration.ofDays(-3));
        }
    }

    static class SomeSecondsAhead {
        @Bean
        InstantSource clock() {
            return InstantSource.offset(InstantSource.system(), Duration.ofSeconds(50));
        }
    }

    @Test
    void a_projection_lags_by_what_it_has_not_taken_in_and_every_process_says_so() {
        try (var ledger = TestLedger.startAs("one", database, Doors.class);
                var other = TestLedger.startAs("other", database, Doors.class)) {
            ledger.openDoors(20);
            await().atMost(PATIENCE).until(() -> deadLetters(ledger.look()) + deadLetters(other.look()) > 0);

            long position = ledger.get(StoredPositions.class).all().getOrDefault("doors-v1", 0L);
            assertThat(position).isLessThan(13);
            for (var process : List.of(ledger, other)) {
                var meters = process.look();
                assertThat(gauge(meters, "ledger.log.head")).isEqualTo(20);
                assertThat(lag(meters, "events")).isEqualTo(20 - position);
                assertThat(lag(meters, "seconds")).isPositive().isLessThan(PATIENCE.toSeconds());
                await().atMost(PATIENCE).until(() -> lag(process.look(), "seconds") >= 1);
                assertThat(moving(process).getDetails()).containsKey("doors-v1");
            }
            ledger.db()
                    .sql("alter table query.door_v1 drop constraint door_v1_position_check")
                    .update();

            await().atMost(PATIENCE).until(() -> lag(ledger.look(), "events") == 0);
            assertThat(lag(ledger.look(), "seconds")).isZero();
            assertThat(lag(other.look(), "events")).isZero();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(List.of(moving(ledger), moving(other)))
                            .extracting(Health::getStatus)
                            .containsOnly(Status.UP));
        }
    }

    @Test
    void a_rebuild_that_cannot_end_is_seen_where_it_stands() {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            assertThat(progress(ledger.look())).isEqualTo(1);
            assertThat(running(ledger.look())).isZero();
            ledger.db()
                    .sql("alter table query.door_v1 drop constraint door_v1_position_check")
                    .update();
            ledger.openDoors(20);
            await().atMost(PATIENCE).until(() -> lag(ledger.look(), "events") == 0);
            ledger.db().sql("""
                            insert into query.rebuild (projection, purpose, state, shape, position, started_at, resumed_at,
                                resumed_from, moved_at)
                            values ('doors-v1', 'rebuild', 'running', '', 5, now(), now(), 0, now())
                            """).update();

            assertThat(progress(ledger.look())).isEqualTo(0.25);
            assertThat(running(ledger.look())).isEqualTo(1);

            ledger.db().sql("update query.rebuild set position = 20").update();
            assertThat(progress(ledger.look())).isEqualTo(1);
            assertThat(running(ledger.look())).isEqualTo(1);

            ledger.get(Rebuilds.class).cancel("doors-v1", Purpose.REBUILD);
            assertThat(progress(ledger.look())).isEqualTo(1);
            assertThat(running(ledger.look())).isZero();
        }
    }

    @Test
    void appended_events_and_their_commits_are_counted_where_they_are_appended() {
        try (var ledger = TestLedger.startOn(database);
                var other = TestLedger.startOn(database)) {
            ledger.openDoors(20);
            ledger.openDoors(3);

            var meters = ledger.look();
            assertThat(count(meters, "ledger.log.events.appended")).isEqualTo(23);
            assertThat(count(meters, "ledger.log.commits")).isEqualTo(2);
            assertThat(count(meters, "ledger.log.append.failures")).isZero();
            assertThat(count(other.look(), "ledger.log.events.appended")).isZero();
            assertThat(gauge(other.look(), "ledger.log.head")).isEqualTo(23);
        }
    }

    @Test
    void a_clock_that_is_off_by_over_a_minute_is_told() {
        assertThat(clockOf(AMinuteAhead.class).getStatus()).isEqualTo(Status.DOWN);
        assertThat(clockOf(DaysBehind.class).getStatus()).isEqualTo(Status.DOWN);
        assertThat(clockOf(SomeSecondsAhead.class).getStatus()).isEqualTo(Status.UP);
        assertThat(clockOf().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void how_far_a_clock_is_off_is_measured() {
        try (var ledger = TestLedger.startOn(database, AMinuteAhead.class)) {
            assertThat(gauge(ledger.look(), "ledger.clock.skew.seconds")).isCloseTo(61, within(5.0));
        }
        try (var ledger = TestLedger.startOn(database, DaysBehind.class)) {
            assertThat(gauge(ledger.look(), "ledger.clock.skew.seconds")).isCloseTo(-3 * 86_400, within(5.0));
        }
    }

    /** Else those of a node that is days ahead would last for days after its end. */
    @Test
    void claims_on_projections_end_by_the_clock_of_the_database() {
        JdbcClient.create(TestServer.connectionsTo(database)).sql("""
                        create schema ahead;
                        create function ahead.clock_timestamp() returns timestamptz language sql
                            as 'select pg_catalog.clock_timestamp() + interval ''3 days''';
                        do $$ begin
                            execute format('alter database %I set search_path = ahead, pg_catalog, public', current_database());
                        end $$
                        """).update();

        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(claimedAt(ledger))
                            .isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(1, ChronoUnit.MINUTES)));
            assertThat(clock(ledger).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    private Health clockOf(Class<?>... beans) {
        try (var ledger = TestLedger.startOn(database, beans)) {
            return clock(ledger);
        }
    }

    private static Health clock(TestLedger ledger) {
        return ledger.get("clockInStep", HealthIndicator.class).health();
    }

    private static Health moving(TestLedger ledger) {
        ledger.look();
        return ledger.get("projectionsMoving", HealthIndicator.class).health();
    }

    private static Instant claimedAt(TestLedger ledger) {
        return ledger.db()
                .sql("select time_stamp from query.token_entry where processor_name = 'doors-v1' and owner is not null")
                .query(String.class)
                .optional()
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    private static double deadLetters(MeterRegistry meters) {
        return gauge(meters, "ledger.projections.dead.letters");
    }

    private static double lag(MeterRegistry meters, String unit) {
        return meters.get("ledger.projections.lag." + unit)
                .tag("projection", "doors-v1")
                .gauge()
                .value();
    }

    private static double progress(MeterRegistry meters) {
        return ofDoors(meters, "ledger.rebuild.progress");
    }

    private static double running(MeterRegistry meters) {
        return ofDoors(meters, "ledger.rebuild.running");
    }

    private static double ofDoors(MeterRegistry meters, String name) {
        return meters.get(name).tag("projection", "doors-v1").gauge().value();
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }

    private static double count(MeterRegistry meters, String name) {
        return meters.get(name).functionCounter().count();
    }
}
