package dev.incidentledger.query.report;

import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.timeline.RecordedEvent;
import dev.incidentledger.query.timeline.Recording;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangesApiTest {

    private static final String DIFF = "/api/v1/audit/incidents/%s/diff".formatted(INCIDENT);

    @TempDir
    static Path folder;

    static QueryServer server;
    static long identified;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        var recording = Recording.identified()
                .because("Clearer", new TitleCorrected(INCIDENT, "Nobody can *sign in*"))
                .posted(1, UpdateStatus.MONITORING, 10);
        recording.events().forEach(ChangesApiTest::record);
        identified = server.settle() - 2;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tells_what_became_different_who_recorded_it_and_why() {
        var diff = read("?from=%d&to=%d".formatted(identified, identified + 1));

        assertThat(diff.path("title").asString()).isEqualTo("Nobody can *sign in*");
        assertThat(diff.at("/from/position").asLong()).isEqualTo(identified);
        assertThat(diff.path("changes")).hasSize(1);
        var change = diff.at("/changes/0");
        assertThat(change.path("what").asString()).isEqualTo("title");
        assertThat(change.path("of").isNull()).isTrue();
        assertThat(change.path("before").asString()).isEqualTo("Sign-in fails");
        assertThat(change.path("after").asString()).isEqualTo("Nobody can *sign in*");
        assertThat(change.at("/provenance/position").asLong()).isEqualTo(identified + 1);
        assertThat(change.at("/provenance/reason").asString()).isEqualTo("Clearer");
    }

    @Test
    void goes_from_the_beginning_until_now_unless_told_otherwise() {
        assertThat(read("")).isEqualTo(read("?from=0&to=" + (identified + 2)));
        assertThat(read("?from=" + (identified + 2)).path("changes")).isEmpty();
    }

    @Test
    void takes_times_as_well() {
        var later = read("?to=" + (identified + 1)).at("/to/time").asString();

        assertThat(read("?to=" + later)).isEqualTo(read("?to=" + (identified + 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json, '{'",
        "markdown, text/markdown;charset=UTF-8, '# What became different: Nobody can \\*sign in\\*'",
        "text, text/plain;charset=UTF-8, 'What became different: Nobody can *sign in*'"
    })
    void comes_in_the_format_that_is_asked_for(String format, String mediaType, String start) {
        var asked = server.as(Role.AUDITOR, DIFF + "?format=" + format);
        var accepted = server.as(Role.AUDITOR, DIFF, "Accept", mediaType);

        assertThat(asked.headers().firstValue("Content-Type")).contains(mediaType);
        assertThat(asked.body()).startsWith(start).isEqualTo(accepted.body());
    }

    @Test
    void reads_as_sentences() {
        var text = server.as(Role.AUDITOR, DIFF + "?format=text&from=" + identified)
                .body();

        assertThat(text)
                .contains("Position %d, ".formatted(identified + 1))
                .contains("Reason: Clearer")
                .contains("title: “Nobody can *sign in*”, before: “Sign-in fails”")
                .contains("status: monitoring, before: investigating");
    }

    @Test
    void reads_in_german_as_well_but_for_what_the_api_names() {
        var answer = server.as(Role.AUDITOR, DIFF + "?format=markdown&lang=de");

        assertThat(answer.headers().firstValue("Content-Language")).contains("de");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept, Accept-Language, Authorization");
        assertThat(answer.body())
                .startsWith("# Was sich geändert hat: Nobody can \\*sign in\\*")
                .contains("nach Position 0 des Protokolls bis einschließlich Position %d.".formatted(identified + 2))
                .contains("## Position %d, ".formatted(identified))
                .contains("Aufgezeichnet. Grund: Clearer")
                .contains("**title**: „Sign-in fails“, vorher: nichts")
                .contains("**status**: monitoring, vorher: investigating")
                .containsPattern("update.message von upd.*: „Update 1“, vorher: nichts");
        assertThat(server.as(Role.AUDITOR, DIFF + "?format=text&from=" + (identified + 2), "Accept-Language", "de")
                        .body())
                .contains("Nichts hat sich geändert.");
    }

    @Test
    void is_the_same_json_in_every_language() {
        var answer = server.as(Role.AUDITOR, DIFF, "Accept-Language", "de");

        assertThat(json(answer)).isEqualTo(read(""));
        assertThat(answer.headers().firstValue("Content-Language")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AUDITOR, 200", "ADMIN, 200", "OPERATOR, 403", "ANALYST, 403"})
    void is_for_auditors(Role role, int status) {
        assertThat(server.as(role, DIFF).statusCode()).isEqualTo(status);
        assertThat(server.anonymously(DIFF).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=999999999",
                "to=0&from=1",
                "from=2199-12-31T23:59:59Z",
                "format=pdf",
                "lang=fr"
            })
    void a_question_that_makes_no_sense_is_refused_at_its_place(String query) {
        var answer = server.as(Role.AUDITOR, DIFF + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void before_it_was_told_there_was_nothing() {
        assertThat(server.as(Role.AUDITOR, DIFF + "?to=" + (identified - 1)).statusCode())
                .isEqualTo(404);
        assertThat(server.as(Role.AUDITOR, DIFF, "Accept", "application/pdf").statusCode())
                .isEqualTo(406);
    }

    private static JsonNode read(String query) {
        var answer = server.as(Role.AUDITOR, DIFF + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void record(RecordedEvent recorded) {
        var metadata = new HashMap<String, String>();
        if (recorded.provenance().reason() != null) {
            metadata.put(MetadataKey.REASON, recorded.provenance().reason());
        }
        server.record(INCIDENT.value(), recorded.event(), metadata);
    }
}
