package dev.incidentledger.query.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.currentstatus.Samples;
import dev.incidentledger.query.past.MixedHistory;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.TestStreams;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PastUptimeTest {

    private static final StatusPage PAGE = new StatusPage("Sample Cloud", null, ZoneOffset.UTC);
    private static final LocalDate FIRST = LocalDate.parse("2026-11-23");
    private static final LocalDate LAST = LocalDate.parse("2026-11-25");
    private static final Instant THEN = Instant.parse("2026-11-24T13:00:00Z");
    private static final List<ComponentId> COMPONENTS =
            IntStream.rangeClosed(1, 5).mapToObj(Samples::component).toList();

    private final ProjectionBench bench = new ProjectionBench();
    private final UptimeProjection projection = new UptimeProjection(
            bench.db(), TestStreams.of(bench.eventStore()), TestStreams.ofMaintenances(bench.eventStore()), PAGE);
    private final UptimeQueries present =
            new UptimeQueries(bench.db(), PAGE, new DataSourceTransactionManager(bench.database()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void any_position_counts_as_a_rebuild_that_stops_there_and_the_last_one_as_the_present(
            long seed, @TempDir Path folder) throws InterruptedException {
        try (var server = QueryServer.start(folder)) {
            var history = MixedHistory.record(seed, 80, bench, server);
            var past = server.get(PastUptime.class);
            for (int events = 0; events <= history.length(); events++) {
                rebuild(events);
                var then = new Moment(history.position(events), THEN);
                for (var component : COMPONENTS) {
                    assertThat(past.startOf(component, then.position()))
                            .as("seed %d, behind %d events", seed, events)
                            .isEqualTo(present.startOf(component));
                    assertThat(past.days(component, FIRST, LAST, then))
                            .as("seed %d, behind %d events", seed, events)
                            .isEqualTo(present.days(component, FIRST, LAST, THEN));
                }
            }
            var uptime = "/api/v1/components/%s/uptime?from=%s&to=%s".formatted(COMPONENTS.getFirst(), FIRST, LAST);
            var asOf = "&asOf=" + history.position(history.length());
            assertThat(QueryServer.json(server.as(Role.AUDITOR, uptime + asOf)).path("fraction"))
                    .isEqualTo(QueryServer.json(server.as(Role.AUDITOR, uptime)).path("fraction"));
        }
    }

    private void rebuild(int events) {
        projection.reset();
        if (events > 0) {
            bench.batch(projection, 0, events);
        }
    }
}
