package dev.incidentledger.query.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.currentstatus.Samples;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.past.MixedHistory;
import dev.incidentledger.query.past.PastEvents;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.TestStreams;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            bench.tables(), TestStreams.of(bench.eventStore()), TestStreams.ofMaintenances(bench.eventStore()), PAGE);
    private final UptimeQueries present = new UptimeQueries(bench.db(), PAGE, bench.oneMoment());

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void any_position_counts_as_the_projection_that_has_got_there_and_the_last_one_as_the_present(
            long seed, @TempDir Path folder) throws InterruptedException {
        try (var server = QueryServer.start(folder)) {
            var history = MixedHistory.record(seed, 80, bench, server);
            var past = server.get(PastUptime.class);
            for (int events = 0; events <= history.length(); events++) {
                if (events > 0) {
                    bench.batch(projection, events - 1, events);
                }
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

    /** Whoever is looked up in vain claims nothing, so looking everybody up must find the same. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void what_had_happened_by_a_time_leaves_nobody_out(long seed, @TempDir Path folder) throws InterruptedException {
        try (var server = QueryServer.start(folder)) {
            var history = MixedHistory.record(seed, 80, bench, server);
            var past = server.get(PastUptime.class);
            var unlike = new HashSet<SortedMap<LocalDate, Disruption>>();
            for (int minute = -5; minute < 80; minute += 5) {
                for (long position : new long[] {history.position(40), Long.MAX_VALUE}) {
                    var moment = new Moment(position, Samples.at(minute), Samples.at(minute));
                    var claims = claimsOfEverybody(server, moment);
                    for (var component : COMPONENTS) {
                        var days = past.days(component, FIRST, LAST, moment);

                        assertThat(days)
                                .as("seed %d, minute %d, of %s", seed, minute, component)
                                .isEqualTo(daysOf(component, claims, moment));
                        unlike.add(days);
                    }
                }
            }
            assertThat(unlike).hasSizeGreaterThan(10);
        }
    }

    private static List<Claim> claimsOfEverybody(QueryServer server, Moment moment) {
        var everybody = server.get(JdbcClient.class)
                .sql("select distinct aggregate_id from event_store.event_log")
                .query(String.class)
                .set();
        var claims = new ArrayList<Claim>();
        var events = server.get(PastEvents.class);
        events.incidents(
                moment,
                everybody,
                recorded -> claims.addAll(IncidentClaims.of(
                                recorded.stream().map(RecordedEvent::event).toList())
                        .inPublic()));
        events.maintenances(moment, everybody, (_, course) -> claims.addAll(course.claimsInPublic()));
        return claims;
    }

    private static SortedMap<LocalDate, Disruption> daysOf(ComponentId component, List<Claim> claims, Moment moment) {
        var own = claims.stream()
                .filter(claim -> claim.componentId().equals(component))
                .toList();
        return new DayRange(component, FIRST, LAST).days(own, moment.time(), PAGE.zone());
    }
}
