package dev.incidentledger.e2e;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.SideProcess.Side;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one process does for its users, several do together. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class ProcessJourneys {

    private static final String LETTERS = "/api/v1/admin/dead-letters";
    private static final Instant FAR_AWAY = Instant.parse("2099-01-01T00:00:00Z");

    abstract SeparateProcesses ledger();

    @Nested
    class Incidents extends JourneyTest {
        @Override
        Deployment deployment() {
            return ProcessJourneys.this.ledger();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyTest {
        @Override
        Deployment deployment() {
            return ProcessJourneys.this.ledger();
        }
    }

    @Nested
    class Idempotency extends IdempotencyTest {
        @Override
        Deployment deployment() {
            return ProcessJourneys.this.ledger();
        }
    }

    @Nested
    class Disclosure extends DisclosureTest {
        @Override
        Deployment deployment() {
            return ProcessJourneys.this.ledger();
        }
    }

    @Nested
    class Promises extends PromiseTest {
        @Override
        Deployment deployment() {
            return ProcessJourneys.this.ledger();
        }
    }

    @Nested
    class Maintenances extends MaintenanceReadJourneyTest {
        @Override
        Deployment deployment() {
            return ProcessJourneys.this.ledger();
        }
    }

    @Nested
    class Pages extends PublicPagesTest {
        @Override
        Deployment deployment() {
            return ProcessJourneys.this.ledger();
        }
    }

    /** Behind the journeys: it stops and kills what they need. */
    @Nested
    @Order(Integer.MAX_VALUE - 2)
    class Drills extends ProcessDrill {
        @Override
        SeparateProcesses ledger() {
            return ProcessJourneys.this.ledger();
        }
    }

    @Test
    void of_all_that_started_at_once_one_made_the_first_admin_token() {
        assertThat(ledger().db()
                        .sql(
                                "select count(*) from event_store.event_log where payload_type = 'access.token-issued'"
                                        + " and convert_from(metadata, 'UTF8')::json ->> 'actor' = 'system' and recorded_at >= ?")
                        .param(ledger().startedAt().atOffset(UTC))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        ledger().all().forEach(process -> read(ledger().adminOf(process), "/actuator/health"));
    }

    @Test
    void whoever_knows_what_was_recorded_reads_it_from_either_query_side() {
        for (var command : ledger().of(Side.COMMAND)) {
            var recorded = identify(ledger().adminOf(command), "Written");
            for (var query : ledger().of(Side.QUERY)) {
                ledger().adminOf(query)
                        .get("/api/v1/incidents/%s?minPosition=%d"
                                .formatted(recorded.id(), ledger().positionOf(recorded)))
                        .expect(200);
            }
        }
    }

    @Test
    void a_page_shows_on_either_query_side_what_either_command_side_took() {
        for (var command : ledger().of(Side.COMMAND)) {
            for (var query : ledger().of(Side.QUERY)) {
                var title = "Shown " + UUID.randomUUID();
                identify(ledger().adminOf(command), title);
                await().untilAsserted(() -> assertThat(read(ledger().adminOf(query), "/history?lang=en")
                                .body())
                        .contains(title));
            }
        }
    }

    @Test
    void operators_hear_on_either_query_side_what_either_command_side_took() throws Exception {
        for (var query : ledger().of(Side.QUERY)) {
            try (var stream = EventStream.open(ledger().adminOf(query), "/api/v1/events")) {
                for (var command : ledger().of(Side.COMMAND)) {
                    var recorded = identify(ledger().adminOf(command), "Heard");
                    stream.await(message -> message.data().path("position").asLong() == ledger().positionOf(recorded));
                }
            }
        }
    }

    @Test
    void what_stands_in_the_way_of_a_command_side_either_query_side_tells_until_it_is_over() {
        var queries = ledger().of(Side.QUERY).stream().map(ledger()::adminOf).toList();
        alarms("add constraint shut check (execution_time <> '%s')".formatted(FAR_AWAY));
        Api.Answer planned;
        try {
            planned = plan(FAR_AWAY);
            var letter = "maintenance-alarms-v1.%d".formatted(ledger().positionOf(planned));
            queries.forEach(query ->
                    await().untilAsserted(() -> assertThat(lettersOf(query)).containsExactly(letter)));
            var query = queries.getLast();
            query.send(query.request("%s/%s/retry".formatted(LETTERS, letter)).POST(BodyPublishers.noBody()))
                    .expect(202);
        } finally {
            alarms("drop constraint shut");
        }
        queries.forEach(
                each -> await().untilAsserted(() -> assertThat(lettersOf(each)).isEmpty()));
        ledger().admin()
                .post("/api/v1/maintenances/%s/cancellation".formatted(planned.id()), Map.of("message", "Not needed."))
                .expect(200);
    }

    /** Whatever the proxy lets through by itself, a side answers nobody who has no token. */
    @ParameterizedTest
    @EnumSource
    void a_side_alone_lets_nobody_in_without_a_token(Side side) {
        var process = ledger().of(side).getFirst();
        for (var path : new String[] {"/api/v1/incidents", "/api/v1/imports/imp_1", "/actuator/prometheus"}) {
            var anybody = new Api(ledger().adminOf(process).url(), null);
            assertThat(anybody.probe(anybody.request(path).GET()).status()).isEqualTo(401);
        }
    }

    private void alarms(String change) {
        ledger().db().sql("alter table command.scheduled_tasks " + change).update();
    }

    private Api.Answer plan(Instant start) {
        return ledger().admin()
                .post(
                        "/api/v1/maintenances",
                        Map.of(
                                "title",
                                "New disks",
                                "message",
                                "As planned",
                                "scheduledFor",
                                start,
                                "scheduledUntil",
                                start.plusSeconds(3_600)))
                .expect(201);
    }

    private static List<String> lettersOf(Api query) {
        return query.get(LETTERS)
                .expect(200)
                .json()
                .path("deadLetters")
                .valueStream()
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    private static Api.Answer read(Api api, String path) {
        return api.probe(api.request(path).GET()).expect(200);
    }

    private static Api.Answer identify(Api api, String title) {
        return api.post(
                        "/api/v1/incidents",
                        Map.of("title", title, "status", "investigating", "message", "We are looking into it."))
                .expect(201);
    }
}
