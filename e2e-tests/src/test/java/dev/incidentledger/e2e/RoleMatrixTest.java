package dev.incidentledger.e2e;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.http.AccessTokenSecret;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Every operation of the contract, asked by each role and by everybody who may not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoleMatrixTest {

    private static final Api ADMIN = RunningLedger.shared().admin();
    private static final List<String> ROLES = Arrays.stream(Role.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final List<String> BAD_TOKENS =
            List.of("empty", "malformed", "unknown", "wrong", "expired", "revoked");

    /** By role, and by what is bad about them. */
    private static final Map<String, String> TOKENS = new HashMap<>();

    /** By the segment of a path that they follow. */
    private static final Map<String, String> EXISTING = new HashMap<>();

    private static final Map<String, String> MISSING = Map.of(
            "incidents", "inc_01arz3ndektsv4rrffq69g5fav",
            "updates", "upd_01arz3ndektsv4rrffq69g5fav",
            "components", "cmp_01arz3ndektsv4rrffq69g5fav",
            "component-groups", "grp_01arz3ndektsv4rrffq69g5fav",
            "maintenances", "mnt_01arz3ndektsv4rrffq69g5fav",
            "imports", "imp_01arz3ndektsv4rrffq69g5fav",
            "exports", "exp_01arz3ndektsv4rrffq69g5fav",
            "access-tokens", "tok_01arz3ndektsv4rrffq69g5fav",
            "projections", "nothing-v1",
            "dead-letters", "nothing-v1.1");

    @BeforeAll
    static void issueTokens() {
        TOKENS.putAll(ROLES.stream().collect(toMap(role -> role, role -> issue(Map.of("roles", List.of(role))))));
        var operator = AccessTokenSecret.parse(token("operator")).orElseThrow().tokenId();
        TOKENS.put("empty", "");
        TOKENS.put("malformed", "nonsense");
        TOKENS.put("unknown", AccessTokenSecret.next(TokenId.next()).value());
        TOKENS.put("wrong", AccessTokenSecret.next(operator).value());
        var soon = Instant.now().plusSeconds(2).toString();
        TOKENS.put("expired", issue(Map.of("roles", List.of("admin"), "expiresAt", soon)));
        TOKENS.put("revoked", issue(Map.of("roles", List.of("admin"))));
        ADMIN.delete("/api/v1/access-tokens/" + idOf(token("revoked"))).expect(200);
        await().until(() ->
                new Api(ADMIN.url(), token("expired")).get("/api/v1/components").status() == 401);
    }

    @BeforeAll
    static void makeWhatPathsName() {
        var incident = ADMIN.post(
                        "/api/v1/incidents",
                        Map.of("title", "Matrix", "status", "investigating", "message", "Who may?"))
                .expect(201);
        EXISTING.put("incidents", incident.id());
        EXISTING.put("updates", incident.json().path("updateId").asString());
        for (var kind : List.of("components", "component-groups")) {
            var made = ADMIN.post("/api/v1/" + kind, Map.of("name", "Matrix " + UUID.randomUUID()));
            EXISTING.put(kind, made.expect(201).id());
        }
        EXISTING.put(
                "imports",
                ADMIN.post("/api/v1/imports", "[{\"id\": \"matrix\"}]")
                        .expect(202)
                        .id());
        EXISTING.put("projections", "timeline-v1");
        await().until(() -> ADMIN.get("/log/checkpoint").status() == 200);
        EXISTING.put(
                "exports",
                ADMIN.post("/api/v1/audit/exports", Map.of()).expect(202).id());
        EXISTING.put("access-tokens", idOf(issue(Map.of("roles", List.of("analyst")))));
    }

    static Stream<Operation> operations() {
        return Operation.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_says_who_may_use_it(Operation operation) {
        assertThat(operation.roles())
                .as(
                        "%s needs x-roles in docs/openapi.yaml: the roles that may use it, or [] if everybody may",
                        operation)
                .isNotNull()
                .isSubsetOf(ROLES);
        assertThat(operation.statuses())
                .as("%s needs '429' in docs/openapi.yaml: #/components/responses/TooManyRequests", operation)
                .matches(statuses -> operation.takesAlerts() || statuses.contains("429"));
    }

    static Stream<Arguments> operationsAndBadTokens() {
        return operations()
                .filter(operation -> !operation.isReady())
                .flatMap(operation -> BAD_TOKENS.stream().map(token -> arguments(operation, token)));
    }

    @ParameterizedTest
    @MethodSource("operationsAndBadTokens")
    void a_bad_token_learns_nothing_anywhere(Operation operation, String token) {
        assertThat(answers(operation, token(token))).singleElement().asString().startsWith("401 ");
    }

    static Stream<Operation> closedOperations() {
        return operations().filter(operation -> !operation.isOpen());
    }

    @ParameterizedTest
    @MethodSource("closedOperations")
    void nobody_learns_anything_without_a_token(Operation operation) {
        assertThat(answers(operation, null)).singleElement().asString().startsWith("401 ");
    }

    static Stream<Arguments> operationsAndRoles() {
        return operations().flatMap(operation -> ROLES.stream().map(role -> arguments(operation, role)));
    }

    @ParameterizedTest
    @MethodSource("operationsAndRoles")
    void a_role_may_do_what_the_contract_says_and_learns_nothing_of_the_rest(Operation operation, String role) {
        long before = events();

        var answers = answers(operation, token(role));

        if (operation.allows(role)) {
            assertThat(answers).noneMatch(answer -> answer.matches("(?s)(401|403|429|5..) .*"));
        } else {
            assertThat(answers).singleElement().asString().startsWith("403 ");
            assertThat(events()).isEqualTo(before);
        }
    }

    @Test
    void the_public_cannot_tell_an_internal_incident_from_none() {
        var internal = ADMIN.post(
                        "/api/v1/incidents",
                        Map.of("title", "Hush", "status", "investigating", "message", "Hush", "audience", "internal"))
                .expect(201)
                .id();
        ADMIN.get("/api/v1/incidents/%s?minVersion=0".formatted(internal)).expect(200);
        var report = Operation.all()
                .filter(operation -> operation.template().endsWith("/report"))
                .findFirst()
                .orElseThrow();

        var answers = Stream.of(internal, MISSING.get("incidents"))
                .map(id -> answer(report, null, Map.of("incidents", id), "").replace(id, "inc_"))
                .collect(toSet());

        assertThat(answers).singleElement().asString().startsWith("404 ");
    }

    @Test
    void what_the_contract_does_not_name_is_refused_before_it_is_found_missing() {
        for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            for (var path : List.of("/api/v1", "/api/v1/nowhere", "/api/v1/incidents/{id}/nowhere")) {
                assertThat(answers(new Operation(method, path, List.of("admin"), Set.of(), false), null))
                        .singleElement()
                        .asString()
                        .startsWith("401 ");
            }
        }
    }

    /** What there is to learn, whatever ids and bodies a caller tries. */
    private static Set<String> answers(Operation operation, @Nullable String token) {
        return Stream.of(EXISTING, MISSING, Map.<String, String>of())
                .flatMap(ids -> operation.bodies().map(body -> answer(operation, token, ids, body)))
                .collect(toSet());
    }

    /** Status, challenge and problem, without what tells one request from another. */
    private static String answer(Operation operation, @Nullable String token, Map<String, String> ids, String body) {
        var api = new Api(ADMIN.url(), token);
        var request = api.request(operation.path(ids)).method(operation.method(), BodyPublishers.ofString(body));
        var answer = api.probe(body.isEmpty() ? request : request.header("Content-Type", "application/json"));
        if (answer.status() < 400) {
            return "%d ".formatted(answer.status());
        }
        var problem = (ObjectNode) answer.json();
        problem.remove(List.of("traceId", "instance"));
        return "%d %s %s".formatted(answer.status(), answer.header("WWW-Authenticate"), problem);
    }

    private static String issue(Map<String, Object> request) {
        return ADMIN.post("/api/v1/access-tokens", request)
                .expect(201)
                .json()
                .path("secret")
                .asString();
    }

    private static String token(String kind) {
        return TOKENS.getOrDefault(kind, "");
    }

    private static String idOf(String secret) {
        return AccessTokenSecret.parse(secret).orElseThrow().tokenId().value();
    }

    private static long events() {
        return RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }
}
