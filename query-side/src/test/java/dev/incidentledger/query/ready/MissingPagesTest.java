package dev.incidentledger.query.ready;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MissingPagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, List.of(SampleRenderer.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/nothing, en", "/incidents/nothing?lang=de, de", "/404, en", "/apiary, en", "/nothing.json?lang=de, de"
    })
    void are_answered_by_a_page_to_people(String path, String language) {
        var answer = server.anonymously(path, "Accept", BROWSER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Language")).contains(language);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .isEqualTo(server.anonymously("/").headers().firstValue("Content-Security-Policy"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.body())
                .contains("<html lang=\"%s\"".formatted(language), "noindex")
                .doesNotContain("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nothing | */*",
                "/nothing | application/json",
                "/nothing | text/html;q=0, */*",
                "/nothing | ;;;",
                "/404 | */*",
                "/api | " + BROWSER,
                "/api/v2/nothing.json | " + BROWSER
            })
    void are_answered_by_a_problem_to_programs(String path, String accepted) {
        var answer = server.anonymously(path, "Accept", accepted);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("code").asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    void have_no_body_for_who_asks_for_headers_alone() {
        var answer = server.ask("HEAD", "/nothing", "Accept", BROWSER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void are_told_from_what_is_there_but_takes_another_method(String method) {
        for (var path : List.of("/", "/sample?lang=de", "/open.txt", "/assets/a.css")) {
            var answer = server.ask(method, path);

            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(json(answer).path("code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
        }
        assertThat(server.ask("POST", "/nothing", "Accept", BROWSER).statusCode())
                .isEqualTo(404);
    }
}
