package dev.incidentledger.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Api.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 2: a command that is sent again with its key has one effect. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotencyTest {

    private static final String INCIDENTS = "/api/v1/incidents";

    private final Api admin = deployment().admin();

    /** Every deployment is to pass these. */
    Deployment deployment() {
        return RunningLedger.shared();
    }

    @Test
    void every_command_sent_again_is_answered_as_before_and_records_nothing() {
        var group = twice("POST", "/api/v1/component-groups", Map.of("name", name()))
                .id();
        var component =
                twice("POST", "/api/v1/components", Map.of("name", name())).id();
        var path = "/api/v1/components/" + component;
        twice("PATCH", path, Map.of("name", name(), "groupId", group, "description", "The front door"));
        twice("PATCH", "/api/v1/component-groups/" + group, Map.of("name", name()));

        var says = List.of(Map.of("id", component, "status", "partial_outage"));
        var opened =
                twice("POST", INCIDENTS, told("title", "Sign-in fails", "status", "identified", "components", says));
        var incident = INCIDENTS + "/" + opened.id();
        var update = opened.json().path("updateId").asString();
        twice("POST", incident + "/updates", told("status", "monitoring"));
        twice("POST", incident + "/updates/" + update + "/corrections", because("message", "Sign-in fails in Europe"));
        twice("POST", incident + "/title-correction", because("title", "Sign-in fails in Europe"));
        twice("POST", incident + "/impact-override", because("impact", "critical"));
        twice("POST", incident + "/resolution", told("components", says));
        twice("POST", incident + "/recovery", Map.of("components", List.of(component)));
        twice("POST", incident + "/reopening", told());
        twice("POST", incident + "/resolution", told());
        twice("PUT", incident + "/postmortem", postmortem());
        twice(
                "POST",
                incident + "/impact-windows",
                Map.of("from", "2026-01-01T10:00:00Z", "source", "Logs", "estimated", true));
        twice("POST", incident + "/references", Map.of("system", "Tickets", "id", "T-2"));
        twice("POST", incident + "/retraction", Map.of("reason", "A drill"));

        var internal = twice("POST", INCIDENTS, told("title", "Disks", "status", "identified", "audience", "internal"));
        twice("POST", INCIDENTS + "/" + internal.id() + "/publication", Map.of());
        twice("POST", path + "/retirement", Map.of());
        twice("POST", "/api/v1/component-groups/" + group + "/retirement", Map.of());
    }

    @Test
    void a_secret_is_shown_once_even_to_who_sends_the_request_again() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("roles", List.of("operator"));
        var issued = admin.post("/api/v1/access-tokens", body, "Idempotency-Key", key)
                .expect(201);

        var again = admin.post("/api/v1/access-tokens", body, "Idempotency-Key", key)
                .expect(409);

        assertThat(again.json().path("code").asString()).isEqualTo("SECRET_SHOWN_ONCE");
        assertThat(again.json().path("detail").asString()).contains(issued.id());
        assertThat(recordedBehind(deployment().positionOf(issued))).isEmpty();
        var revocation = "/api/v1/access-tokens/" + issued.id();
        var revoked = admin.delete(revocation, "Idempotency-Key", key + "-2").expect(200);
        assertSame(admin.delete(revocation, "Idempotency-Key", key + "-2"), revoked);
    }

    @Test
    void a_key_does_not_carry_another_request() {
        var key = UUID.randomUUID().toString();
        var incident = identify(admin, key, "First").expect(201);
        var route = INCIDENTS + "/" + incident.id() + "/updates";

        for (var refused : List.of(
                identify(admin, key, "Second"),
                admin.post(route, Map.of("message", "First"), "Idempotency-Key", key),
                admin.post(route + "?a=b", Map.of("message", "First"), "Idempotency-Key", key))) {
            assertThat(refused.expect(422).json().path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(recordedBehind(deployment().positionOf(incident))).isEmpty();
    }

    @Test
    void a_key_is_its_callers_own_and_the_same_in_quotes() {
        var key = UUID.randomUUID().toString();
        var mine = identify(admin, key, "Mine").expect(201);

        assertThat(identify(another("operator"), key, "Theirs").expect(201).id())
                .isNotEqualTo(mine.id());
        assertSame(identify(admin, '"' + key + '"', "Mine"), mine);
    }

    @Test
    void a_command_that_recorded_nothing_is_judged_anew() {
        var key = UUID.randomUUID().toString();
        var incident = INCIDENTS + "/"
                + identify(admin, UUID.randomUUID().toString(), "Open").id();

        assertThat(reopen(incident, key).expect(409).json().path("code").asString())
                .isEqualTo("INCIDENT_NOT_RESOLVED");
        admin.post(incident + "/resolution", told()).expect(201);
        var reopened = reopen(incident, key).expect(201);
        assertThat(reopened.header("Idempotency-Replayed")).isEmpty();
        admin.post(incident + "/resolution", told()).expect(201);
        assertSame(reopen(incident, key), reopened);

        var nothing = admin.post(incident + "/publication", Map.of(), "Idempotency-Key", key + "-2")
                .expect(200);
        admin.post(incident + "/references", Map.of("system", "Tickets", "id", "T-1"))
                .expect(200);
        var later = admin.post(incident + "/publication", Map.of(), "Idempotency-Key", key + "-2")
                .expect(200);
        assertThat(later.json().path("version").asLong())
                .isEqualTo(nothing.json().path("version").asLong() + 1);
    }

    @Test
    void a_retry_is_answered_though_its_if_match_has_passed() {
        var key = UUID.randomUUID().toString();
        var opened = identify(admin, UUID.randomUUID().toString(), "Open").expect(201);
        var route = INCIDENTS + "/" + opened.id() + "/title-correction";
        var headers = new String[] {"Idempotency-Key", key, "If-Match", opened.header("ETag")};

        var corrected = admin.post(route, because("title", "Clearer"), headers).expect(200);
        admin.post(INCIDENTS + "/" + opened.id() + "/updates", told()).expect(201);

        assertSame(admin.post(route, because("title", "Clearer"), headers), corrected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\"unclosed"})
    void a_malformed_key_is_refused_before_anything_happens(String key) {
        long before = head();

        var refused = identify(admin, key, "Never").expect(400);

        assertThat(refused.json().path("code").asString()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        assertThat(recordedBehind(before)).isEmpty();
    }

    @Test
    void a_thousand_requests_with_one_key_at_once_are_one_command() throws Exception {
        var key = UUID.randomUUID().toString();
        long before = head();
        Callable<Answer> send = () -> letIn(() -> identify(admin, key, "Once"));

        List<Answer> answers = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(
                    IntStream.range(0, 1_000).mapToObj(_ -> send).toList())) {
                answers.add(answer.get());
            }
        }

        assertThat(recordedBehind(before)).containsExactly("incident.identified");
        var byStatus = answers.stream().collect(groupingBy(Answer::status, counting()));
        assertThat(byStatus.keySet()).isSubsetOf(201, 409);
        var done = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(new HashSet<>(done.stream().map(Answer::body).toList())).hasSize(1);
        assertThat(done.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").isEmpty()))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).allSatisfy(busy -> {
            assertThat(busy.json().path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_IN_PROGRESS");
            assertThat(busy.header("Retry-After")).isNotEmpty();
        });
    }

    /** Whoever is turned away at the door comes again. */
    private static Answer letIn(Supplier<Answer> send) {
        var answer = send.get();
        while (answer.status() == 503 && answer.json().path("code").asString().equals("OVERLOADED")) {
            answer = send.get();
        }
        return answer;
    }

    private Answer twice(String method, String path, Map<String, ?> body) {
        var headers =
                new ArrayList<>(List.of("Idempotency-Key", UUID.randomUUID().toString()));
        if (path.matches(".*(correction|corrections|override|retraction)")) {
            headers.addAll(List.of("If-Match", "*"));
        }
        var first = send(method, path, body, headers);
        assertThat(first.status()).isIn(200, 201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertSame(send(method, path, body, headers), first);
        assertThat(recordedBehind(deployment().positionOf(first))).isEmpty();
        return first;
    }

    private Answer send(String method, String path, Map<String, ?> body, List<String> headers) {
        var all = headers.toArray(String[]::new);
        return switch (method) {
            case "POST" -> admin.post(path, body, all);
            case "PUT" -> admin.put(path, body, all);
            default -> admin.patch(path, body, all);
        };
    }

    private static void assertSame(Answer again, Answer first) {
        assertThat(again.expect(first.status()).body()).isEqualTo(first.body());
        for (var header : List.of("Location", "ETag", "X-Event-Position", "Content-Type")) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static Answer identify(Api api, String key, String title) {
        return api.post(INCIDENTS, told("title", title, "status", "investigating"), "Idempotency-Key", key);
    }

    private Answer reopen(String incident, String key) {
        return admin.post(incident + "/reopening", told(), "Idempotency-Key", key);
    }

    /** The position of an event that is recorded now. */
    private long head() {
        return deployment()
                .positionOf(admin.post(INCIDENTS, told("title", "Marker", "status", "resolved"))
                        .expect(201));
    }

    /** The names of what callers recorded; of itself the product may have started or completed planned work meanwhile. */
    private List<String> recordedBehind(long position) {
        long now = head();
        return admin.get("/api/v1/audit/events?limit=200&after=" + position)
                .expect(200)
                .json()
                .path("events")
                .valueStream()
                .filter(event -> event.path("position").asLong() < now)
                .filter(event -> !event.at("/metadata/channel").asString().equals("schedule"))
                .map(event -> event.path("name").asString())
                .toList();
    }

    private Api another(String role) {
        var token = admin.post("/api/v1/access-tokens", Map.of("roles", List.of(role)))
                .expect(201);
        return new Api(admin.url(), token.json().path("secret").asString());
    }

    private static Map<String, Object> postmortem() {
        return Map.of(
                "body",
                "A certificate had expired",
                "state",
                "published",
                "impactWindow",
                Map.of("from", "2026-01-01T09:00:00Z", "source", "Probes", "estimated", false),
                "references",
                List.of(Map.of("system", "Tickets", "id", "T-1")));
    }

    private static Map<String, Object> because(String field, String value) {
        return Map.of(field, value, "reason", "It was not precise");
    }

    private static Map<String, Object> told(Object... fields) {
        var body = new HashMap<String, Object>(Map.of("message", "We are looking into it."));
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        return body;
    }

    private static String name() {
        return "Sign-in " + UUID.randomUUID();
    }
}
