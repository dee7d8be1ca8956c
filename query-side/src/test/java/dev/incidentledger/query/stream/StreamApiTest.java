package dev.incidentledger.query.stream;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.http.AccessTokenSecret;
import dev.incidentledger.http.AccessTokenVerifier;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.StreamClient;
import dev.incidentledger.query.platform.Announcement;
import dev.incidentledger.query.timeline.Recording;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamApiTest {

    private static final String PATH = "/api/v1/events";

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(
                folder,
                "ledger.stream.heartbeat=200ms",
                "ledger.stream.most-listeners=10",
                "server.tomcat.connection-timeout=2s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tells_an_event_as_soon_as_it_is_recorded() throws Exception {
        try (var client = listen(Role.AUDITOR, PATH)) {
            client.awaitLine("retry: ");
            var incident = identified("Zürich\nis 🕰");
            var id = incident.getAggregateIdentifier();
            server.get(EventStore.class).publish(incident.withMetaData(Map.of(MetadataKey.ACTOR, "tok_1")));

            var told = client.message();

            assertThat(told.event()).isEqualTo("incident.identified");
            assertThat(told.id()).isEqualTo(told.data().path("position").asString());
            assertThat(told.data().path("position").asLong()).isEqualTo(head());
            assertThat(told.data().path("name").asString()).isEqualTo("incident.identified");
            assertThat(told.data().path("revision").asString()).isEqualTo("1");
            assertThat(told.data().path("aggregateId").asString()).isEqualTo(id);
            assertThat(told.data().path("version").asLong()).isZero();
            assertThat(told.data().path("actor").asString()).isEqualTo("tok_1");
            assertThat(Instant.parse(told.data().path("recordedAt").asString())).isBefore(Instant.now());
            assertThat(told.data().at("/payload/title").asString()).isEqualTo("Zürich\nis 🕰");
        }
    }

    @Test
    void begins_now_unless_told_where() throws Exception {
        record("Before");
        try (var client = listen(Role.OPERATOR, PATH)) {
            client.awaitLine("retry: ");
            record("After");

            assertThat(client.message().data().at("/payload/title").asString()).isEqualTo("After");
        }
    }

    @Test
    void tells_an_admin_all_from_the_beginning_without_a_gap() throws Exception {
        record("Any");
        long head = head();
        try (var client = listen(Role.ADMIN, PATH + "?after=0")) {
            assertThat(client.positions((int) head))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, head).boxed().toList());
        }
    }

    @Test
    void resumes_behind_the_last_event_whatever_the_address_says() throws Exception {
        record("One");
        long one = head();
        record("Two");
        try (var client = listen(Role.OPERATOR, PATH + "?after=0", "Last-Event-ID: " + one)) {
            assertThat(client.message().data().at("/payload/title").asString()).isEqualTo("Two");
        }
    }

    @Test
    void tells_of_access_to_admins_alone_and_of_secrets_to_nobody() throws Exception {
        try (var admin = listen(Role.ADMIN, PATH);
                var operator = listen(Role.OPERATOR, PATH)) {
            admin.awaitLine("retry: ");
            operator.awaitLine("retry: ");
            issue(Role.ANALYST, null);
            record("Marker");

            var issued = admin.message();
            assertThat(issued.event()).isEqualTo("access.token-issued");
            assertThat(issued.data().path("payload").propertyNames()).containsExactlyInAnyOrder("tokenId", "roles");
            assertThat(operator.message().event()).isEqualTo("incident.identified");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoever_has_a_token_may_listen_and_ask_for_headers_alone(Role role) throws Exception {
        try (var client = listen(role, PATH)) {
            client.awaitLine("retry: ");
        }
        var headers = server.head(role, PATH);
        assertThat(headers.statusCode()).isEqualTo(200);
        assertThat(headers.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(headers.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void nobody_else_may() {
        assertThat(server.anonymously(PATH).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "?after=-1, , ?after",
        "?after=x, , ?after",
        "?after=999999999999, , ?after",
        "'', 999999999999, Last-Event-ID",
        "'', -1, Last-Event-ID",
        "'', 12345678901234567890, Last-Event-ID"
    })
    void refuses_to_begin_where_nothing_is(String query, @Nullable String lastEvent, String pointer) {
        var answer = lastEvent == null
                ? server.as(Role.OPERATOR, PATH + query)
                : server.as(Role.OPERATOR, PATH + query, "Last-Event-ID", lastEvent);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void is_a_stream_of_events_and_nothing_else() {
        assertThat(server.as(Role.OPERATOR, PATH, "Accept", "application/json").statusCode())
                .isEqualTo(406);
    }

    @Test
    void sends_a_comment_now_and_then() throws Exception {
        try (var client = listen(Role.OPERATOR, PATH)) {
            client.awaitLine("retry: ");
            client.awaitLine(":");
            client.awaitLine(":");
            client.awaitLine(":");
        }
    }

    @Test
    void ends_when_the_token_is_revoked() throws Exception {
        var secret = issue(Role.OPERATOR, null);
        try (var client = listen(secret.value(), PATH)) {
            client.awaitLine("retry: ");
            server.record(secret.tokenId().value(), new TokenRevoked(secret.tokenId()));
            server.get(AccessTokenVerifier.class).forget(secret.tokenId());

            client.awaitEnd();
        }
    }

    @Test
    void ends_when_the_token_expires() throws Exception {
        var secret = issue(Role.OPERATOR, Instant.now().plusSeconds(3));
        try (var client = listen(secret.value(), PATH)) {
            client.awaitLine("retry: ");

            client.awaitEnd();
        }
    }

    @Test
    void notices_a_client_that_left() throws Exception {
        awaitListeners(0);
        var client = listen(Role.OPERATOR, PATH);
        client.awaitLine("retry: ");
        awaitListeners(1);

        client.close();

        awaitListeners(0);
    }

    @Test
    void drops_a_client_that_does_not_read() throws Exception {
        double before = dropped();
        try (var _ = new StreamClient(server.port(), PATH, server.token(Role.OPERATOR))) {
            awaitListeners(1);
            var large = "x".repeat(25_000);
            for (int batch = 0; batch < 30; batch++) {
                recordAll(Collections.nCopies(20, large));
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> dropped() == before + 1);
        }
    }

    @Test
    void refuses_those_who_are_too_many() throws Exception {
        awaitListeners(0);
        var clients = new ArrayList<StreamClient>();
        for (int i = 0; i < 10; i++) {
            var client = listen(Role.OPERATOR, PATH);
            client.awaitLine("retry: ");
            clients.add(client);
        }

        var refused = server.as(Role.OPERATOR, PATH);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(json(refused).path("code").asString()).isEqualTo("TOO_MANY_LISTENERS");
        clients.forEach(StreamClient::close);
        awaitListeners(0);
    }

    @Test
    void has_no_gap_and_no_repetition_for_a_client_that_is_cut_again_and_again() throws Exception {
        long start = head();
        var writer = Thread.ofVirtual()
                .start(() ->
                        IntStream.range(0, 60).forEach(_ -> recordAll(List.of("One", "Two", "Three", "Four", "Five"))));

        var seen = new ArrayList<Long>();
        while (seen.size() < 300) {
            long last = seen.isEmpty() ? start : seen.getLast();
            awaitListeners(0); // those who were cut count until they are missed
            try (var client = listen(Role.ADMIN, PATH, "Last-Event-ID: " + last)) {
                seen.addAll(client.positions(Math.min(7 + seen.size() % 40, 300 - seen.size())));
            }
        }

        writer.join();
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(start + 1, start + 300).boxed().toList());
    }

    @Test
    void announces_without_an_id_to_those_who_are_there() throws Exception {
        record("First");
        long before = head();
        try (var there = listen(Role.OPERATOR, PATH)) {
            there.awaitLine("retry: ");
            server.publish(new Announcement("promise.overdue", Map.of("madeBy", "upd_1")));
            record("Second");

            var announced = there.message();
            assertThat(announced.id()).isNull();
            assertThat(announced.event()).isEqualTo("promise.overdue");
            assertThat(announced.data().path("madeBy").asString()).isEqualTo("upd_1");
            assertThat(there.message().event()).isEqualTo("incident.identified");
        }
        try (var late = listen(Role.OPERATOR, PATH + "?after=" + before)) {
            assertThat(late.message().event()).isEqualTo("incident.identified");
        }
    }

    @Test
    void shows_metrics_to_callers_and_whether_it_is_ready_to_everybody() {
        assertThat(server.as(Role.ANALYST, "/actuator/prometheus").body())
                .contains("ledger_stream_listeners ")
                .contains("ledger_stream_listeners_dropped_total ")
                .contains("ledger_promises_due_soon ")
                .contains("ledger_promises_overdue ");
        assertThat(server.as(Role.ANALYST, "/actuator/health").statusCode()).isEqualTo(200);
        assertThat(server.anonymously("/actuator/health/readiness").body()).contains("UP");
        assertThat(server.anonymously("/actuator/health/liveness").body()).contains("UP");
        for (var path : List.of("/actuator", "/actuator/prometheus", "/actuator/health", "/actuator/env")) {
            assertThat(server.anonymously(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(server.as(Role.ADMIN, "/actuator/env").statusCode()).isEqualTo(404);
    }

    private static StreamClient listen(Role role, String path, String... headers) throws IOException {
        return listen(server.token(role), path, headers);
    }

    private static StreamClient listen(String token, String path, String... headers) throws IOException {
        return new StreamClient(server.port(), path, token, headers).reading();
    }

    private static AccessTokenSecret issue(Role role, @Nullable Instant expiresAt) {
        var secret = AccessTokenSecret.next(TokenId.next());
        server.record(
                secret.tokenId().value(), new TokenIssued(secret.tokenId(), secret.sha256(), Set.of(role), expiresAt));
        return secret;
    }

    /** Answers when those who listen can have heard of it. */
    private static void record(String title) {
        recordAll(List.of(title));
        long head = head();
        await().until(() -> server.get(LiveTail.class).position() >= head);
    }

    private static void recordAll(List<String> titles) {
        server.get(EventStore.class)
                .publish(titles.stream().map(StreamApiTest::identified).toList());
    }

    private static DomainEventMessage<?> identified(String title) {
        var id = IncidentId.next();
        var opening = Recording.update(1, UpdateStatus.INVESTIGATING, 0);
        return new GenericDomainEventMessage<>(
                "Incident",
                id.value(),
                0,
                new IncidentIdentified(id, title, Recording.at(0), opening, Audience.PUBLIC, null, null, null));
    }

    private static long head() {
        return server.get(JdbcClient.class)
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }

    private static void awaitListeners(int number) {
        await().until(() -> server.get(MeterRegistry.class)
                        .get("ledger.stream.listeners")
                        .gauge()
                        .value()
                == number);
    }

    private static double dropped() {
        return server.get(MeterRegistry.class)
                .get("ledger.stream.listeners.dropped")
                .functionCounter()
                .count();
    }
}
