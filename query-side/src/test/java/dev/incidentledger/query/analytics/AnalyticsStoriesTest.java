package dev.incidentledger.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.IncidentRecords;
import dev.incidentledger.query.timeline.RecordedEvent;
import dev.incidentledger.query.timeline.Recording;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** From events to figures: a hundred and fifty stories that mingle, over a year and both changes of the clock. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalyticsStoriesTest {

    private static final long SEED = 20261129;
    private static final int STORIES = 150;
    private static final int YEAR = 365 * 24 * 60;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate FROM = LocalDate.parse("2025-11-24");
    private static final LocalDate TO = LocalDate.parse("2026-12-31");
    private static final ProjectionBench BENCH = new ProjectionBench();

    private static AnalyticsQueries queries;
    private static LoopedFigures loop;

    @BeforeAll
    static void tell() {
        var random = new Random(SEED);
        mingle(
                IntStream.range(0, STORIES)
                        .mapToObj(i -> RandomStory.of(id(i), -random.nextInt(YEAR), random))
                        .map(Recording::events)
                        .<Queue<RecordedEvent>>map(ArrayDeque::new)
                        .toList(),
                random);
        var projection = new AnalyticsProjection(BENCH.tables(), new IncidentRecords(BENCH.eventStore()));
        for (int from = 0; from < BENCH.recorded(); ) {
            int to = Math.min(BENCH.recorded(), from + 1 + random.nextInt(50));
            BENCH.batch(projection, from, to);
            from = to;
        }
        queries = new AnalyticsQueries(
                new JdbcTemplate(BENCH.database()),
                new StatusPage("Page", null, ZONE),
                new PromiseRule(LoopedFigures.GRACE));
        loop = new LoopedFigures(
                ZONE, stories().stream().map(AnalyticsStoriesTest::facts).toList(), List.of());
    }

    static Stream<IncidentChoice> choices() {
        return Stream.concat(
                Stream.of(
                        new IncidentChoice(FROM, TO, null, null, null, null),
                        new IncidentChoice(FROM, TO, Recording.API, null, null, Audience.PUBLIC),
                        new IncidentChoice(FROM, TO, null, null, "own", null)),
                Stream.of(Impact.values())
                        .map(impact ->
                                new IncidentChoice(FROM.plusDays(100), TO.minusDays(60), null, impact, null, null)));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void figures_are_those_of_loops_over_the_events(IncidentChoice choice) {
        assertThat(loop.chosen(choice)).isNotEmpty();
        for (var by : Dimension.values()) {
            assertThat(queries.counts(choice, by)).as("by %s", by).isEqualTo(loop.counts(choice, by));
            assertThat(queries.delays(choice, by)).as("by %s", by).isEqualTo(loop.delays(choice, by));
        }
        for (var by : RecurrenceKey.values()) {
            assertThat(queries.recurrence(choice, by, Duration.ofDays(10)))
                    .as("by %s", by)
                    .isEqualTo(loop.recurrence(choice, by, Duration.ofDays(10)));
        }
    }

    private static void mingle(List<Queue<RecordedEvent>> stories, Random random) {
        var open = new ArrayList<>(stories);
        while (!open.isEmpty()) {
            var story = open.get(random.nextInt(open.size()));
            var event = story.remove().event();
            BENCH.record(event.incidentId().value(), event);
            if (story.isEmpty()) {
                open.remove(story);
            }
        }
    }

    private static List<List<RecordedEvent>> stories() {
        Map<String, List<RecordedEvent>> stories = new LinkedHashMap<>();
        for (int position = 1; position <= BENCH.recorded(); position++) {
            var message = BENCH.log().get(position - 1);
            stories.computeIfAbsent(message.getAggregateIdentifier(), _ -> new ArrayList<>())
                    .add(recorded(position, message));
        }
        return List.copyOf(stories.values());
    }

    private static RecordedEvent recorded(long position, DomainEventMessage<?> message) {
        return new RecordedEvent(
                (IncidentEvent) message.getPayload(),
                Provenance.of(position, message.getSequenceNumber(), message.getTimestamp(), Map.of()),
                Map.of());
    }

    /** What can be chosen by is what its page says; what is counted and measured comes from the loop. */
    private static IncidentFacts facts(List<RecordedEvent> story) {
        var said = IncidentFacts.of(IncidentHistory.of(story).orElseThrow());
        var looped = LoopedFacts.of(story);
        return new IncidentFacts(
                said.incidentId(),
                said.title(),
                said.status(),
                said.audience(),
                said.impact(),
                said.origin(),
                said.componentIds(),
                looped.toldAt(),
                looped.beganAt(),
                looped.detectedAt(),
                looped.publishedAt(),
                looped.identifiedAt(),
                looped.monitoringAt(),
                looped.resolvedAt(),
                looped.postmortemAt(),
                looped.toldAfterwards(),
                looped.updates(),
                looped.updateGaps(),
                looped.correctionDelays(),
                looped.retracted());
    }

    private static IncidentId id(int number) {
        return new IncidentId("inc_%026d".formatted(number));
    }
}
