package dev.incidentledger.query.currentstatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.past.MixedHistory;
import dev.incidentledger.query.past.PastEvents;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.TestStreams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PastStandingTest {

    private static final Instant WHENEVER = Instant.parse("2026-11-24T12:00:00Z");

    private final ProjectionBench bench = new ProjectionBench();
    private final CurrentStatusProjection projection = new CurrentStatusProjection(
            bench.tables(), TestStreams.of(bench.eventStore()), TestStreams.ofMaintenances(bench.eventStore()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void any_position_reads_as_the_projection_that_has_got_there_and_the_last_one_as_the_present(
            long seed, @TempDir Path folder) throws InterruptedException {
        try (var server = QueryServer.start(folder)) {
            var history = MixedHistory.record(seed, 80, bench, server);
            var past = server.get(StatusQueries.class);
            var catalogue = server.get(CatalogueQueries.class);
            for (int events = 0; events <= history.length(); events++) {
                var projected = projected(events);
                long position = history.position(events);

                assertThat(past.standingFor(Audience.INTERNAL, new Moment(position, WHENEVER)))
                        .as("seed %d, behind %d events", seed, events)
                        .isEqualTo(projected.seenBy(Audience.INTERNAL));
                assertThat(catalogue.components(new Moment(position, WHENEVER))).isEqualTo(projected.health());
                assertThat(catalogue.groups(new Moment(position, WHENEVER))).isEqualTo(projected.pageGroups());
            }
            for (var path : List.of("/api/v1/status", "/api/v1/components", "/api/v1/component-groups")) {
                var asOf = "?asOf=" + history.position(history.length());
                assertThat(answer(server, path + asOf)).isEqualTo(answer(server, path));
            }
        }
    }

    /** Whoever is looked up in vain changes nothing, so looking everybody up must find the same. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void what_had_happened_by_a_time_leaves_nobody_out(long seed, @TempDir Path folder) throws InterruptedException {
        try (var server = QueryServer.start(folder)) {
            var history = MixedHistory.record(seed, 80, bench, server);
            var past = server.get(PastStanding.class);
            var everybody = new PastStanding(new Everybody(server.get(JdbcClient.class)), server.get(PastEvents.class));
            for (int minute = -5; minute < 80; minute += 5) {
                for (long position : new long[] {history.position(40), Long.MAX_VALUE}) {
                    var moment = new Moment(position, WHENEVER, Samples.at(minute));

                    assertThat(past.rows(moment).seenBy(Audience.INTERNAL))
                            .as("seed %d, minute %d", seed, minute)
                            .isEqualTo(everybody.rows(moment).seenBy(Audience.INTERNAL));
                }
            }
        }
    }

    private static final class Everybody extends StandingTables {

        private final JdbcClient db;

        Everybody(JdbcClient db) {
            super(db);
            this.db = db;
        }

        @Override
        Set<String> sourcesAt(Instant time) {
            return db.sql("select distinct aggregate_id from event_store.event_log")
                    .query(String.class)
                    .set();
        }
    }

    /** What else there is does not make the page any slower. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void what_the_public_may_not_see_is_not_even_read_for_it(long seed, @TempDir Path folder)
            throws InterruptedException {
        try (var server = QueryServer.start(folder)) {
            var history = MixedHistory.record(seed, 80, bench, server);
            for (int events = 0; events <= history.length(); events++) {
                var everything = projected(events);
                var read = new StandingTables(bench.db()).all(Audience.PUBLIC);

                assertThat(read.seenBy(Audience.PUBLIC)).isEqualTo(everything.seenBy(Audience.PUBLIC));
                assertThat(read.claims()).allMatch(StandingClaim::isPublic);
                assertThat(read.incidents()).allMatch(incident -> incident.isFor(Audience.PUBLIC));
                assertThat(read.maintenances()).allMatch(maintenance -> maintenance.isFor(Audience.PUBLIC));
            }
        }
    }

    /** After so many events, if asked for each number of them in turn. */
    private StandingRows projected(int events) {
        if (events > 0) {
            bench.batch(projection, events - 1, events);
        }
        return new StandingTables(bench.db()).all(Audience.INTERNAL);
    }

    /** But for when it was asked. */
    private static ObjectNode answer(QueryServer server, String path) {
        var answer = server.as(Role.AUDITOR, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var json = (ObjectNode) QueryServer.json(answer);
        json.remove("asOf");
        return json;
    }
}
