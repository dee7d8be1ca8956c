package dev.incidentledger.query.ready;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.query.QueryServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicReadsTest {

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, List.of(SampleRenderer.class));
        server.record("catalogue", registered(API, "API", null, 1));
        record(identified(incident(1), PUBLIC, says(API, PARTIAL_OUTAGE)));
        await().until(() -> get("/open.txt").body().contains("incident 1")
                || !get("/open.txt").body().isEmpty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void show_what_was_told() {
        record(new TitleCorrected(incident(1), "Told"));

        await().until(() -> get("/open.txt").body().contains("Told"));
        await().until(() -> get("/i/" + incident(1).value()).body().startsWith("Told"));
        assertThat(get("/history.txt").body()).contains("Told");
    }

    @Test
    void ask_the_database_nothing() {
        await().untilAsserted(() -> assertThat(server.statementsOf(() -> {
                    for (int i = 0; i < 10; i++) {
                        get("/open.txt");
                        get("/sample");
                        get("/i/" + incident(1).value());
                    }
                }))
                .as("statements while nothing is rendered")
                .isZero());
    }

    @Test
    void tell_nothing_of_what_is_internal_not_even_by_a_tag() {
        var before = get("/history.txt").headers().firstValue("ETag");
        record(identified(incident(2), INTERNAL, says(API, PARTIAL_OUTAGE)));
        record(identified(incident(3), PUBLIC));
        await().until(() -> get("/i/" + incident(3).value()).statusCode() == 200);

        assertThat(get("/i/" + incident(2).value()).statusCode()).isEqualTo(404);
        record(new IncidentRetracted(incident(3)));
        await().until(() -> get("/history.txt").headers().firstValue("ETag").equals(before));
        assertThat(get("/i/" + incident(3).value()).statusCode()).isEqualTo(200);
    }

    @Test
    void render_once_for_a_burst() {
        var renderer = server.get(SampleRenderer.class);
        record(identified(incident(4), PUBLIC));
        int before = renderer.overviews.get();
        IntStream.range(0, 300).forEach(i -> record(new TitleCorrected(incident(4), "Burst " + i)));
        record(identified(incident(5), PUBLIC));

        await().until(() -> get("/i/" + incident(5).value()).statusCode() == 200);
        assertThat(renderer.overviews.get() - before).isLessThan(100);
    }

    @Test
    void render_nothing_of_what_is_internal() throws InterruptedException {
        var renderer = server.get(SampleRenderer.class);
        record(identified(incident(6), INTERNAL));
        Rendered.all(server);
        int before = renderer.overviews.get();

        for (int i = 0; i < 5; i++) {
            record(new TitleCorrected(incident(6), "Internal " + i));
            Rendered.all(server);
        }

        assertThat(renderer.overviews.get() - before)
                .as("times, of which some may be for a minute that was over")
                .isLessThan(3);
    }

    @Test
    void answer_a_reader_who_has_it_with_nothing() {
        var first = get("/open.txt");
        var tag = tagOf(first);

        var again = get("/open.txt", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(get("/open.txt", "If-None-Match", "W/" + tag).statusCode()).isEqualTo(304);
        assertThat(get("/open.txt", "If-None-Match", "\"x\", " + tag).statusCode())
                .isEqualTo(304);
        assertThat(get("/open.txt", "If-None-Match", "*").statusCode()).isEqualTo(304);
        for (var other : List.of("\"other\"", "W/*", "W/W/" + tag, "W/".repeat(3_000) + tag)) {
            assertThat(get("/open.txt", "If-None-Match", other).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void say_of_which_revision_a_page_is_at_least_whatever_revision_is_asked_for() {
        var page = get("/sample?lang=de");
        var revision = server.get(PageRevision.class).current();

        assertThat(page.headers().firstValueAsLong("Page-Revision").orElseThrow())
                .isLessThanOrEqualTo(revision);
        var again = get("/sample?lang=de&revision=1-0", "If-None-Match", tagOf(page));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValueAsLong("Page-Revision").orElseThrow())
                .isGreaterThanOrEqualTo(revision);
        assertThat(get("/open.txt").headers().firstValue("Page-Revision")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/sample, '', en",
        "/sample, 'de-AT,de;q=0.8', de",
        "/sample, 'fr, en;q=0.1', en",
        "/sample?lang=de, en, de",
        "/sample?lang=xx, de, de",
        "/sample, ';;;', en"
    })
    void come_in_the_readers_language(String path, String accepted, String language) {
        var answer = accepted.isEmpty() ? get(path) : get(path, "Accept-Language", accepted);

        assertThat(answer.headers().firstValue("Content-Language")).contains(language);
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding, Accept-Language");
    }

    @Test
    void come_compressed_to_those_who_take_it_under_a_tag_of_its_own() {
        var plain = get("/sample");
        var packed = get("/sample", "Accept-Encoding", "br, gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(plain.headers().firstValueAsLong("Content-Length").orElseThrow());
        assertThat(packed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(get("/sample", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void say_how_long_they_may_be_kept_and_what_may_work_in_them() {
        assertThat(get("/open.txt").headers().firstValue("Cache-Control"))
                .contains("public, max-age=10, stale-while-revalidate=60, stale-if-error=86400");
        assertThat(get("/open.txt").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(get("/assets/a.css").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(get("/sample").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(get("/sample").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        assertThat(get("/sample").headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    private static String tagOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return server.anonymously(path, headers);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
