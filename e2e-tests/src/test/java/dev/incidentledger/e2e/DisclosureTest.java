package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Api.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is changed of an incident afterwards stays readable as it was, with who changed it, when and why. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DisclosureTest {

    private static final String TYPO = "The region was missing";

    private final Api admin = deployment().admin();
    private String component = "";
    private Answer opened;
    private String incident = "";

    /** Every deployment is to pass these. */
    Deployment deployment() {
        return RunningLedger.shared();
    }

    @BeforeEach
    void identify() {
        component = admin.post("/api/v1/components", Map.of("name", "Sign-in " + UUID.randomUUID()))
                .expect(201)
                .id();
        opened = open("public");
        incident = "/api/v1/incidents/" + opened.id();
    }

    @Test
    void a_corrected_update_keeps_its_earlier_words_on_json_timeline_and_report() {
        var corrected = change("/updates/" + update() + "/corrections", Map.of("message", "Fails in Europe"));

        var versions = seen(corrected).at("/updates/0/versions");
        assertThat(versions.at("/0/message").asString()).isEqualTo("Sign-in fails.");
        assertThat(versions.at("/1/message").asString()).isEqualTo("Fails in Europe");
        assertProvenance(versions.at("/1/provenance"), corrected, TYPO);
        assertThat(admin.get(incident + "/timeline")
                        .expect(200)
                        .json()
                        .at("/entries/0/versions")
                        .size())
                .isEqualTo(2);
        assertThat(report())
                .contains("the text was changed. Reason: " + TYPO)
                .contains("Before, it read: «Sign-in fails.»");
    }

    @Test
    void a_corrected_status_and_time_change_what_is_derived_and_say_what_they_were() {
        var corrected = change(
                "/updates/" + update() + "/corrections",
                Map.of("status", "identified", "occurredAt", "2026-01-01T10:00:00Z"));

        assertThat(seen(corrected).path("status").asString()).isEqualTo("identified");
        assertThat(report()).contains("the status was investigating").contains("the time was ");
    }

    @Test
    void a_corrected_title_keeps_the_earlier_one() {
        var corrected = change("/title-correction", Map.of("title", "Sign-in fails in Europe"));

        assertThat(seen(corrected).path("title").asString()).isEqualTo("Sign-in fails in Europe");
        var earlier = seen(corrected).at("/earlierTitles/0");
        assertThat(earlier.path("title").asString()).isEqualTo("Sign-in fails");
        assertThat(report()).contains("before it read “Sign-in fails”. Reason: " + TYPO);
    }

    @Test
    void an_overridden_impact_stands_beside_the_derived_one_until_it_is_withdrawn() {
        var overridden = change("/impact-override", Map.of("impact", "critical"));
        assertThat(seen(overridden).path("impact").asString()).isEqualTo("critical");
        assertThat(seen(overridden).path("derivedImpact").asString()).isEqualTo("major");
        assertProvenance(seen(overridden).at("/impactOverrides/0/provenance"), overridden, TYPO);

        var none = new HashMap<String, String>();
        none.put("impact", null);
        none.put("reason", "Probes say so");
        var withdrawn =
                admin.post(incident + "/impact-override", none, "If-Match", "*").expect(200);
        assertThat(seen(withdrawn).path("impact").asString()).isEqualTo("major");
        assertThat(seen(withdrawn).path("impactOverrides")).hasSize(2);
    }

    @Test
    void a_retracted_incident_keeps_its_page_with_the_reason_and_counts_for_nothing() {
        var retracted = admin.post(incident + "/retraction", Map.of("reason", "A drill"), "If-Match", "*")
                .expect(200);

        assertProvenance(seen(retracted).at("/retraction/provenance"), retracted, "A drill");
        assertThat(report()).contains("Retracted. ").contains("Reason: A drill").contains("«Sign-in fails.»");
        var health = admin.get("/api/v1/components/%s?minPosition=%d"
                .formatted(component, deployment().positionOf(retracted)));
        assertThat(health.json().path("status").asString()).isEqualTo("operational");
        admin.post(incident + "/updates", Map.of("message", "Still there?")).expect(409);
    }

    @Test
    void a_published_postmortem_keeps_its_earlier_versions_and_hides_its_drafts() {
        admin.post(incident + "/resolution", Map.of("message", "Fixed")).expect(201);
        for (var body : List.of("One certificate", "Two certificates")) {
            learn("Between us: " + body, "draft");
            seen(learn(body, "published"));
        }

        assertThat(report())
                .contains("«Two certificates»")
                .contains("Before, it read: «One certificate»")
                .doesNotContain("Between us");
        assertThat(seen(learn("Two certificates", "published")).at("/postmortem/versions"))
                .hasSize(4);
    }

    @Test
    void windows_references_and_a_reopening_are_told_with_their_sources() {
        admin.post(incident + "/references", Map.of("system", "Tickets", "id", "T-1"))
                .expect(200);
        admin.post(
                        incident + "/impact-windows",
                        Map.of("from", "2026-01-01T10:00:00Z", "source", "Probes", "estimated", true))
                .expect(200);
        admin.post(incident + "/resolution", Map.of("message", "Fixed")).expect(201);
        var reopened = admin.post(incident + "/reopening", Map.of("message", "It is back"))
                .expect(201);

        var seen = seen(reopened);
        assertThat(seen.at("/impactWindows/0/window/source").asString()).isEqualTo("Probes");
        assertThat(seen.path("references").toString()).contains("T-1");
        assertThat(seen.path("reopenedAt")).hasSize(1);
        assertThat(report()).contains("Reopened, Investigating").contains("Also known as Tickets: T-1");
    }

    @Test
    void an_internal_incident_is_read_by_everybody_once_it_is_published_but_for_its_notes() {
        var internal = open("internal");
        incident = "/api/v1/incidents/" + internal.id();
        admin.post(incident + "/updates", Map.of("message", "Between us", "audience", "internal"))
                .expect(201);
        var everybody = deployment().anonymous();
        everybody.get(incident + "/report", "text/plain").expect(404);

        seen(admin.post(incident + "/publication", Map.of()).expect(200));

        assertThat(everybody.get(incident + "/report", "text/plain").expect(200).body())
                .contains("Sign-in fails.")
                .doesNotContain("Between us");
    }

    private Answer open(String audience) {
        return admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title", "Sign-in fails",
                                "status", "investigating",
                                "message", "Sign-in fails.",
                                "audience", audience,
                                "components", List.of(Map.of("id", component, "status", "partial_outage"))))
                .expect(201);
    }

    private Answer change(String route, Map<String, String> what) {
        var body = new HashMap<>(what);
        body.put("reason", TYPO);
        return admin.post(incident + route, body, "If-Match", opened.header("ETag"))
                .expect(200);
    }

    private Answer learn(String body, String state) {
        return admin.put(incident + "/postmortem", Map.of("body", body, "state", state), "If-Match", "*")
                .expect(200);
    }

    private JsonNode seen(Answer after) {
        return admin.get("%s?minPosition=%d".formatted(incident, deployment().positionOf(after)))
                .expect(200)
                .json();
    }

    /** Without the line breaks that only the width of the page asks for. */
    private String report() {
        return deployment()
                .anonymous()
                .get(incident + "/report", "text/plain")
                .expect(200)
                .body()
                .replaceAll("\\s+", " ");
    }

    private String update() {
        return opened.json().path("updateId").asString();
    }

    private void assertProvenance(JsonNode provenance, Answer recorded, String reason) {
        assertThat(provenance.path("actor").asString()).startsWith("tok_");
        assertThat(provenance.path("position").asLong()).isEqualTo(deployment().positionOf(recorded));
        assertThat(provenance.path("recordedAt").asString()).endsWith("Z");
        assertThat(provenance.path("channel").asString()).isEqualTo("api");
        assertThat(provenance.path("reason").asString()).isEqualTo(reason);
    }
}
