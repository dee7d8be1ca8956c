package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Api.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 3: no change is lost to another that its author has not seen. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConcurrencyTest {

    private final Api admin = deployment().admin();
    private Answer opened;
    private String incident = "";

    /** Every deployment is to pass these. */
    Deployment deployment() {
        return RunningLedger.shared();
    }

    @BeforeEach
    void identify() {
        opened = admin.post(
                        "/api/v1/incidents",
                        Map.of("title", "Sign-in fails", "status", "investigating", "message", "We look into it."))
                .expect(201);
        incident = "/api/v1/incidents/" + opened.id();
    }

    @Test
    void who_saw_an_older_version_is_told_the_present_one_and_who_wrote_it() {
        var seen = opened.header("ETag");
        var colleague = colleague();
        var theirs = colleague
                .post(incident + "/updates", Map.of("message", "Found it"))
                .expect(201);

        var mine = admin.post(incident + "/updates", Map.of("message", "Found nothing"), "If-Match", seen)
                .expect(412);

        var current = mine.json().path("current");
        assertThat(mine.json().path("code").asString()).isEqualTo("PRECONDITION_FAILED");
        assertThat(mine.header("ETag")).isEqualTo(theirs.header("ETag"));
        assertThat(current.path("version").asLong()).isEqualTo(1);
        assertThat(current.path("changedBy").asString()).startsWith("tok_").isEqualTo(tokenOf(colleague));
        assertThat(current.path("changedAt").asString()).endsWith("Z");
        admin.post(incident + "/updates", Map.of("message", "I see"), "If-Match", mine.header("ETag"))
                .expect(201);
    }

    @Test
    void the_etag_of_a_read_is_what_a_command_takes() {
        var read = admin.get(incident + "?minVersion=0").expect(200);

        admin.post(incident + "/resolution", Map.of("message", "Fixed"), "If-Match", read.header("ETag"))
                .expect(201);
    }

    @Test
    void what_is_published_is_edited_only_by_who_says_which_version_they_know() {
        var update = opened.json().path("updateId").asString();
        var edits = Map.of(
                "/updates/" + update + "/corrections",
                Map.of("message", "Sign-in fails in Europe", "reason", "Clearer"),
                "/title-correction",
                Map.of("title", "Sign-in fails in Europe", "reason", "Clearer"),
                "/impact-override",
                Map.of("impact", "critical", "reason", "Seen from outside"),
                "/retraction",
                Map.of("reason", "A drill"));
        edits.forEach((route, body) -> assertThat(admin.post(incident + route, body)
                        .expect(428)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("IF_MATCH_REQUIRED"));

        edits.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(route -> route.equals("/retraction"))))
                .forEach(edit -> admin.post(incident + edit.getKey(), edit.getValue(), "If-Match", "*")
                        .expect(200));
    }

    @Test
    void a_published_postmortem_is_replaced_only_by_who_knows_it() {
        admin.post(incident + "/resolution", Map.of("message", "Fixed")).expect(201);
        admin.put(incident + "/postmortem", postmortem("We do not know yet", "draft"))
                .expect(200);
        var first = admin.put(incident + "/postmortem", postmortem("A certificate", "published"))
                .expect(200);

        admin.put(incident + "/postmortem", postmortem("Two certificates", "published"))
                .expect(428);
        admin.put(
                        incident + "/postmortem",
                        postmortem("Two certificates", "published"),
                        "If-Match",
                        first.header("ETag"))
                .expect(200);
    }

    @Test
    void what_nobody_has_seen_is_edited_freely() {
        var internal = admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                "Disks",
                                "status",
                                "identified",
                                "message",
                                "One fails",
                                "audience",
                                "internal"))
                .expect(201)
                .id();
        var note = admin.post(incident + "/updates", Map.of("message", "Between us", "audience", "internal"))
                .expect(201)
                .json()
                .path("updateId")
                .asString();

        admin.post("/api/v1/incidents/" + internal + "/retraction", Map.of("reason", "A drill"))
                .expect(200);
        admin.post(
                        incident + "/updates/" + note + "/corrections",
                        Map.of("message", "Between the two of us", "reason", "Clearer"))
                .expect(200);
    }

    @Test
    void a_component_has_a_version_of_its_own() {
        var mine = component();
        var theirs = component();
        var path = "/api/v1/components/" + mine.id();
        var read = admin.get(path + "?minPosition=" + deployment().positionOf(theirs))
                .expect(200);
        assertThat(read.header("ETag")).isEqualTo(mine.header("ETag"));

        var described = admin.patch(path, Map.of("description", "The front door"), "If-Match", read.header("ETag"))
                .expect(200);
        var refused = admin.patch(path, Map.of("description", "The back door"), "If-Match", read.header("ETag"))
                .expect(412);
        assertThat(refused.header("ETag")).isEqualTo(described.header("ETag"));
        var nothingNew =
                admin.patch(path, Map.of("description", "The front door")).expect(200);
        assertThat(nothingNew.header("ETag")).isEqualTo(described.header("ETag"));
    }

    @Test
    void of_many_who_know_the_same_version_one_wins() throws Exception {
        Callable<Answer> change = () -> admin.post(
                incident + "/title-correction",
                Map.of("title", "Title " + UUID.randomUUID(), "reason", "Clearer"),
                "If-Match",
                opened.header("ETag"));

        List<Answer> answers = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(
                    IntStream.range(0, 100).mapToObj(_ -> change).toList())) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "*, \"1\"", "W/1"})
    void a_malformed_precondition_is_refused(String ifMatch) {
        var refused = admin.post(incident + "/updates", Map.of("message", "Hm"), "If-Match", ifMatch)
                .expect(400);

        assertThat(refused.json().path("code").asString()).isEqualTo("INVALID_IF_MATCH");
    }

    @Test
    void nothing_is_made_on_the_condition_that_it_exists() {
        var body = Map.of("title", "New", "status", "investigating", "message", "We look into it.");

        var refused = admin.post("/api/v1/incidents", body, "If-Match", "*").expect(412);

        assertThat(refused.json().has("current")).isFalse();
    }

    private Answer component() {
        return admin.post("/api/v1/components", Map.of("name", "Sign-in " + UUID.randomUUID()))
                .expect(201);
    }

    private Api colleague() {
        var token = admin.post("/api/v1/access-tokens", Map.of("roles", List.of("operator")))
                .expect(201);
        return new Api(admin.url(), token.json().path("secret").asString());
    }

    private String tokenOf(Api api) {
        return String.valueOf(api.token()).substring("ilt_".length(), "ilt_tok_".length() + 26);
    }

    private static Map<String, String> postmortem(String body, String state) {
        return Map.of("body", body, "state", state);
    }
}
