package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A real page of 2026, imported: its clients read ours as they read theirs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CapturedPublicJsonTest {

    private static JsonNode theirSummary;
    private static JsonNode theirIncidents;
    private static Api ours;

    @BeforeAll
    static void import_a_page() throws IOException {
        var folder = Path.of(System.getProperty("captures.dir", ""));
        var summary = folder.resolve("github-summary-2026-07-31.json");
        assumeTrue(Files.exists(summary), "The captured pages are not here: point -Dcaptures.dir at their folder");
        theirSummary = Api.JSON.readTree(summary);
        var incidents = folder.resolve("github-incidents-2026-07-30.json");
        theirIncidents = Api.JSON.readTree(incidents).path("incidents");
        var ledger = RunningLedger.start("--ledger.page.url=https://status.example.org");
        var imports = new Imports(ledger.admin());
        imports.run(Files.readString(summary));
        imports.run(Files.readString(incidents));
        ours = ledger.anonymous();
        await().until(() -> read("incidents").path("incidents").size() == theirIncidents.size());
    }

    @Test
    void an_incident_has_the_same_fields_in_the_same_order_and_of_the_same_types() {
        var incidents = read("incidents").path("incidents");

        assertThat(theirIncidents).isNotEmpty().allSatisfy(theirs -> {
            var same = incidents
                    .valueStream()
                    .filter(each -> each.path("id").equals(theirs.path("id")))
                    .findFirst()
                    .orElseThrow();
            assertThat(shape(same)).isEqualTo(shape(theirs));
            assertThat(same.path("incident_updates").toString())
                    .isEqualTo(theirs.path("incident_updates").toString());
            assertThat(shape(ours.get("/incidents/" + theirs.path("id").asString() + ".json")
                            .expect(200)
                            .json()))
                    .isEqualTo(shape(theirs));
        });
    }

    @Test
    void a_summary_has_the_same_fields_in_the_same_order_and_of_the_same_types() {
        assertThat(shape(read("summary"))).isEqualTo(shape(theirSummary));
        assertThat(shape(read("status"))).isEqualTo(shape(only(theirSummary, "page", "status")));
    }

    @Test
    void components_are_those_of_the_page() {
        var components = read("components").path("components");

        assertThat(components).hasSameSizeAs(theirSummary.path("components"));
        for (int i = 0; i < components.size(); i++) {
            var same = components.path(i);
            var theirs = theirSummary.path("components").path(i);
            assertThat(withoutPresent(same)).isEqualTo(withoutPresent(theirs));
        }
    }

    /** Its types, in place of its values. */
    private static String shape(JsonNode json) {
        if (json.isObject()) {
            var fields = new StringBuilder("{");
            json.properties()
                    .forEach(field -> fields.append(field.getKey())
                            .append(':')
                            .append(shape(field.getValue()))
                            .append('\n'));
            return fields.append('}').toString();
        }
        if (json.isArray()) {
            var elements = new StringBuilder("[");
            json.forEach(element -> elements.append(shape(element)).append('\n'));
            return elements.append(']').toString();
        }
        return json.getNodeType().name();
    }

    /** Without what has another value since it stands here. */
    private static String withoutPresent(JsonNode component) {
        var copy = (ObjectNode) component.deepCopy();
        copy.remove(List.of("updated_at", "status"));
        return copy.toString();
    }

    private static JsonNode only(JsonNode json, String... kept) {
        return ((ObjectNode) json.deepCopy()).retain(kept);
    }

    private static JsonNode read(String name) {
        return ours.get("/api/v2/" + name + ".json").expect(200).json();
    }
}
