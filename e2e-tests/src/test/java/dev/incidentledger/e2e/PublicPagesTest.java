package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What everybody sees of what operators say, without a token and without a script. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicPagesTest {

    private final Api admin = deployment().admin();
    private final Api anybody = deployment().anonymous();
    private final String title = "Pages " + UUID.randomUUID();

    /** Every deployment is to pass these. */
    Deployment deployment() {
        return RunningLedger.shared();
    }

    @Test
    void an_incident_is_told_from_its_first_word_to_its_last() {
        var component = register("Seen " + UUID.randomUUID(), "public");
        var incident = identify("public", component);

        var page = shownOnFirstPage();
        assertThat(page.body()).contains("We <strong>look</strong> into it");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        var address = addressOf(page.body());
        assertThat(read(address).body()).contains(title, "partial outage");

        admin.post("/api/v1/incidents/" + incident + "/resolution", Map.of("message", "It works again"))
                .expect(201);

        await().untilAsserted(() -> assertThat(read(address).body()).contains("It works again"));
        assertThat(read("/history?lang=en").body()).contains(title);
    }

    @Test
    void what_is_internal_is_on_no_page() {
        var hidden = "Hidden " + UUID.randomUUID();
        var component = register(hidden, "internal");
        identify("internal", component);
        register("Shown " + title, "public");

        var pages = List.of(shownOnFirstPage(), read("/history?lang=en"));

        assertThat(pages).noneMatch(page -> page.body().contains(hidden));
        assertThat(pages.getFirst().body()).doesNotContain(">" + title + "<");
    }

    @Test
    void a_page_is_told_in_the_language_that_is_asked_for_and_goes_on_in_it() {
        var page = read("/verify?lang=de");

        assertThat(page.header("Content-Language")).isEqualTo("de");
        assertThat(page.body()).contains("<html lang=\"de\"", "Aufzeichnung prüfen", "href=\"/history?lang=de\"");
    }

    @Test
    void all_that_a_page_needs_is_here_to_stay() {
        var needed = Pattern.compile("\"(/assets/[^\"]+)\"")
                .matcher(read("/verify?lang=en").body());

        assertThat(needed.results().map(asset -> read(asset.group(1))))
                .hasSize(4)
                .allSatisfy(asset -> assertThat(asset.header("Cache-Control")).contains("immutable"));
    }

    private String register(String name, String audience) {
        return admin.post("/api/v1/components", Map.of("name", name, "audience", audience, "showcase", true))
                .expect(201)
                .id();
    }

    private String identify(String audience, String component) {
        return admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                title,
                                "status",
                                "investigating",
                                "message",
                                "We **look** into it",
                                "components",
                                List.of(Map.of("id", component, "status", "partial_outage")),
                                "audience",
                                audience))
                .expect(201)
                .id();
    }

    /** What was said last is there. */
    private Answer shownOnFirstPage() {
        return await().until(() -> read("/?lang=en"), page -> page.body().contains(title));
    }

    private Answer read(String path) {
        return anybody.probe(anybody.request(path).GET()).expect(200);
    }

    private String addressOf(String page) {
        var link = Pattern.compile("<a href=\"(/incidents/[^\"]+)\">" + title).matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
