package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public document of the contract, for somebody without a token. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicDocumentsTest {

    private static final Api ADMIN = RunningLedger.shared().admin();
    private static final Api PUBLIC = RunningLedger.shared().anonymous();
    private static final String NAME = "Mail " + UUID.randomUUID();
    private static final String TITLE = "Mail is late " + UUID.randomUUID();

    private static String componentId = "";
    private static String incidentId = "";

    @BeforeAll
    static void tell_of_something() {
        var component = ADMIN.post("/api/v1/components", Map.of("name", NAME))
                .expect(201)
                .id();
        ADMIN.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                TITLE,
                                "status",
                                "resolved",
                                "message",
                                "It was late.",
                                "components",
                                List.of(Map.of("id", component, "status", "operational"))))
                .expect(201);
        await().until(() ->
                !idOf("components", NAME).isEmpty() && !idOf("incidents", TITLE).isEmpty());
        componentId = idOf("components", NAME);
        incidentId = idOf("incidents", TITLE);
    }

    static Stream<String> paths() {
        return Operation.all()
                .filter(Operation::isReady)
                .map(operation -> operation
                        .template()
                        .replace("{publicIncidentId}", incidentId)
                        .replace("{publicComponentId}", componentId));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void is_answered_as_the_contract_says_by_get_and_by_head(String path) {
        var answer = PUBLIC.get(path).expect(200);
        var head = PUBLIC.send(PUBLIC.request(path).HEAD()).expect(200);

        assertThat(head.body()).isEmpty();
        for (var name : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary")) {
            assertThat(head.header(name))
                    .as(name)
                    .isEqualTo(answer.header(name))
                    .isNotEmpty();
        }
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void is_the_same_whatever_token_is_sent(String path) {
        var stranger = new Api(PUBLIC.url(), "nonsense");

        assertThat(stranger.get(path).expect(200).header("ETag"))
                .isEqualTo(PUBLIC.get(path).header("ETag"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void takes_no_other_method(String path) {
        var answer = PUBLIC.probe(PUBLIC.request(path).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    private static String idOf(String list, String name) {
        return PUBLIC.get("/api/v2/" + list + ".json")
                .expect(200)
                .json()
                .path(list)
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElse("");
    }
}
