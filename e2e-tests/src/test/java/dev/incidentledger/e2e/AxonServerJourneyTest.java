package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.eventstore.axonserver.StubEvents.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is another thing where events live in Axon Server, over two command sides and a query side. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AxonServerJourneyTest {

    private static final String INCIDENTS = "/api/v1/incidents";
    private static final String OUTDATED = "Data as of";

    @TempDir
    static Path folder;

    private static AxonServerAtHand axonServer;
    private static AxonServerSides ledger;

    private Api here;
    private Api there;
    private Api reader;

    @BeforeAll
    static void start() throws IOException {
        axonServer = new AxonServerAtHand();
        ledger = new AxonServerSides(folder, axonServer);
    }

    @AfterAll
    static void stop() throws IOException {
        try (var _ = axonServer;
                var _ = ledger) {}
    }

    @BeforeEach
    void meet() {
        here = ledger.commands(0);
        there = ledger.commands(1);
        reader = ledger.queries();
    }

    @AfterEach
    void allIsWell() {
        axonServer.stubIfAny().ifPresent(stub -> stub.events().takeAppends(Mood.WELL));
    }

    /** Of what every deployment does for its users, what depends most on where events live; the rest takes separate processes. */
    @Nested
    class Idempotency extends IdempotencyTest {
        @Override
        Deployment deployment() {
            return ledger;
        }
    }

    @Nested
    class Incidents extends JourneyTest {
        @Override
        Deployment deployment() {
            return ledger;
        }
    }

    @Test
    void what_is_identified_on_both_sides_at_once_under_one_key_is_one_incident() {
        for (int i = 0; i < 20; i++) {
            var key = key();
            var other = CompletableFuture.supplyAsync(() -> identify(there, "Doors are shut", key));
            var one = identify(here, "Doors are shut", key).expect(201);

            assertThat(other.join().expect(201).json()).isEqualTo(one.json());
        }
    }

    @Test
    void whoever_is_told_no_position_reads_it_with_the_version_and_waits_for_it_elsewhere() {
        var component = here.post("/api/v1/components", Map.of("name", "Doors " + UUID.randomUUID()))
                .expect(201)
                .id();
        var opened = there.post(
                        INCIDENTS,
                        Map.of(
                                "title", "Doors are shut",
                                "status", "investigating",
                                "message", "We are looking into it.",
                                "components", List.of(Map.of("id", component, "status", "major_outage"))))
                .expect(201);

        var read = reader.get(INCIDENTS + "/" + opened.id() + "?minVersion=0").expect(200);

        assertThat(reader.get("/api/v1/components/%s?minPosition=%d".formatted(component, read.position()))
                        .expect(200)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("major_outage");
    }

    @Test
    void what_either_command_side_is_told_is_read_in_its_order() {
        var id = identify(here, "Sign-in fails", key()).expect(201).id();
        update(there, id).expect(201);
        var resolved = here.post(
                        INCIDENTS + "/" + id + "/resolution", Map.of("message", "Everybody can sign in again."))
                .expect(201);

        var read = reader.get("%s/%s?minVersion=%d"
                        .formatted(
                                INCIDENTS, id, resolved.json().path("version").asLong()))
                .expect(200);

        assertThat(read.json().path("status").asString()).isEqualTo("resolved");
        assertThat(reader.get(INCIDENTS + "/" + id + "/timeline").expect(200).body())
                .contains("We are looking into it.", "A fix is on its way.", "Everybody can sign in again.");
    }

    @Test
    void whoever_records_something_is_told_its_version_and_no_position() {
        var identified = identify(here, "Disks are full", key()).expect(201);

        assertThat(identified.json().path("version").asLong()).isZero();
        assertThat(identified.json().path("position").isNull()).isTrue();
        assertThat(identified.header("ETag")).isEqualTo("\"0\"");
        assertThat(identified.header("X-Event-Position")).isEmpty();
    }

    @Test
    void a_command_sent_again_to_the_other_side_is_answered_as_before() {
        var id = identify(here, "Mail is late", key()).expect(201).id();
        var key = key();
        var path = INCIDENTS + "/" + id + "/updates";
        var body = Map.of("message", "A fix is on its way.");
        var first = here.post(path, body, "Idempotency-Key", key).expect(201);

        var again = there.post(path, body, "Idempotency-Key", key).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        there.post(path, Map.of("message", "Something else."), "Idempotency-Key", key)
                .expect(422);
    }

    @Test
    void both_sides_decide_on_what_is_there() {
        var id = identify(here, "Search is slow", key()).expect(201).id();
        var path = INCIDENTS + "/" + id + "/resolution";
        here.post(path, Map.of("message", "It is fast again.")).expect(201);

        assertThat(there.post(INCIDENTS + "/" + id + "/updates", Map.of("message", "One more thing."))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_new_token_is_let_in_where_it_is_read_before_it_is_copied() {
        for (int i = 0; i < 10; i++) {
            var secret = here.post("/api/v1/access-tokens", Map.of("roles", List.of("auditor")))
                    .expect(201)
                    .json()
                    .path("secret")
                    .asString();

            new Api(reader.url(), secret).get("/api/v1/incidents").expect(200);
        }
    }

    @Test
    void positions_in_the_copy_have_no_gap_and_auditors_read_them() {
        identify(here, "Clocks differ", key()).expect(201);
        long head = awaitCopy();

        assertThat(ledger.db()
                        .sql("select position from event_store.event_log order by position")
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, head).boxed().toList());
        reader.get("/api/v1/audit/events?after=0&limit=10").expect(200);
    }

    @Test
    void a_server_that_is_away_is_answered_503_while_everything_is_still_read() {
        var stub = axonServer.stub();
        var id = identify(here, "The network is down", key()).expect(201).id();
        reader.get("%s/%s?minVersion=0".formatted(INCIDENTS, id)).expect(200);
        stub.stop();
        try {
            var refused = await().until(() -> update(here, id), answer -> answer.status() == 503);

            assertThat(refused.json().path("code").asString()).isEqualTo("EVENT_STORE_UNAVAILABLE");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            reader.get(INCIDENTS + "/" + id).expect(200);
            page();
            assertThat(metric(here, "ledger_log_append_failures_total")).isPositive();
            assertThat(metric(here, "ledger_axonserver_connected")).isZero();
        } finally {
            stub.startAgain();
        }
        await().until(() -> update(here, id).status() == 201);
    }

    @Test
    void readers_are_told_how_old_pages_are_while_nothing_is_copied() {
        var stub = axonServer.stub();
        await().until(() -> !page().contains(OUTDATED));
        stub.stop();
        try {
            await().until(() -> page().contains(OUTDATED));

            assertThat(metric(reader, "ledger_pages_age_seconds")).isGreaterThanOrEqualTo(3);
            assertThat(metric(reader, "ledger_axonserver_connected")).isZero();
            assertThat(metric(reader, "ledger_axonserver_copy_paused")).isOne();
        } finally {
            stub.startAgain();
        }
        await().until(() -> !page().contains(OUTDATED));
    }

    @Test
    void all_that_is_measured_of_it_is_described_and_nothing_else() throws IOException {
        var described = new TreeSet<String>();
        Pattern.compile("`(ledger_axonserver_\\w+)`")
                .matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .forEach(metric -> described.add(metric.group(1)));

        assertThat(metrics(reader)
                        .lines()
                        .filter(line -> line.startsWith("ledger_axonserver_"))
                        .map(line -> line.replaceFirst("[ {].*", "")))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    private String page() {
        var anybody = new Api(reader.url(), null);
        return anybody.probe(anybody.request("/?lang=en").GET()).expect(200).body();
    }

    private static double metric(Api side, String name) {
        return metrics(side)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String metrics(Api side) {
        return side.probe(side.request("/actuator/prometheus").GET())
                .expect(200)
                .body();
    }

    @Test
    void a_command_without_an_answer_is_sent_again_with_its_key_and_takes_effect_once() {
        var stub = axonServer.stub();
        var key = key();
        stub.events().takeAppends(Mood.HUNG);

        var unknown = identify(here, "Payments hang", key).expect(503);
        assertThat(unknown.json().path("code").asString()).isEqualTo("EVENT_STORE_OUTCOME_UNKNOWN");
        assertThat(unknown.header("Retry-After")).isNotEmpty();

        stub.events().takeAppends(Mood.WELL);
        var id = identify(here, "Payments hang", key).expect(201).id();
        assertThat(identify(here, "Payments hang", key).expect(201).id()).isEqualTo(id);
    }

    @Test
    void a_connection_that_breaks_after_the_events_came_through_changes_nothing() {
        var stub = axonServer.stub();
        stub.events().takeAppends(Mood.RESET);

        var id = identify(here, "Cables were cut", key()).expect(201).id();

        assertThat(stub.events().all().stream()
                        .filter(event -> event.getAggregateIdentifier().equals(id)))
                .hasSize(1);
    }

    private static long awaitCopy() {
        axonServer
                .stubIfAny()
                .ifPresent(stub ->
                        await().until(() -> head() == stub.events().all().size()));
        return head();
    }

    private static long head() {
        return ledger.db()
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Answer identify(Api api, String title, String key) {
        return api.post(
                INCIDENTS,
                Map.of("title", title, "status", "investigating", "message", "We are looking into it."),
                "Idempotency-Key",
                key);
    }

    private static Answer update(Api api, String incident) {
        return api.post(
                INCIDENTS + "/" + incident + "/updates",
                Map.of("status", "identified", "message", "A fix is on its way."));
    }
}
