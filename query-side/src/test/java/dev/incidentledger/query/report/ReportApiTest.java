package dev.incidentledger.query.report;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.timeline.Recording;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A public incident, an internal one and a retracted one; the component Web becomes internal in between. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportApiTest {

    private static final IncidentId INTERNAL = new IncidentId(IncidentId.PREFIX + "%026d".formatted(2));
    private static final IncidentId RETRACTED = new IncidentId(IncidentId.PREFIX + "%026d".formatted(3));

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;
    static long whileWebWasPublic;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder, "ledger.page.name=Sample Cloud", "ledger.page.zone=Europe/Berlin");
        server.record(
                CatalogueEvent.CATALOGUE_ID,
                new ComponentRegistered(Recording.WEB, "Web", null, 1, null, null, false, false, Audience.PUBLIC));
        record(identified(Recording.INCIDENT, "[EU] Sign-in fails", Audience.PUBLIC));
        record(new UpdatePosted(Recording.INCIDENT, Recording.update(2, UpdateStatus.IDENTIFIED, 20)));
        whileWebWasPublic = server.settle();
        server.record(
                CatalogueEvent.CATALOGUE_ID,
                new ComponentDescribed(Recording.WEB, null, null, false, false, Audience.INTERNAL));
        record(identified(INTERNAL, "A disk reports errors", Audience.INTERNAL));
        record(identified(RETRACTED, "Search finds nothing", Audience.PUBLIC));
        server.record(RETRACTED.value(), new IncidentRetracted(RETRACTED));
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anybody_may_read_of_a_public_incident_in_the_name_and_zone_of_the_page() {
        var answer = server.anonymously(report(Recording.INCIDENT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("# \\[EU\\] Sign-in fails\n")
                .contains("Sample Cloud reported", "November 24, 2026, 11:00 CET", "Times are in Europe/Berlin.");
    }

    @ParameterizedTest
    @CsvSource({
        "markdown, text/markdown;charset=UTF-8, '# \\[EU\\] Sign-in fails'",
        "text, text/plain;charset=UTF-8, '[EU] Sign-in fails'",
        "html, text/html;charset=UTF-8, '<!doctype html>'"
    })
    void comes_in_the_format_that_is_asked_for(String format, String mediaType, String start) {
        var answer = server.anonymously(report(Recording.INCIDENT) + "?format=" + format);

        assertThat(answer.headers().firstValue("Content-Type")).contains(mediaType);
        assertThat(answer.body()).startsWith(start);
    }

    @Test
    void comes_in_the_format_that_the_caller_accepts() {
        var path = report(Recording.INCIDENT);

        assertThat(server.anonymously(path, "Accept", "text/html,*/*;q=0.8").body())
                .startsWith("<!doctype html>");
        var refused = server.anonymously(path, "Accept", "application/pdf");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void is_not_sent_again_to_whoever_has_it() {
        var path = report(Recording.INCIDENT);
        var tag = server.anonymously(path).headers().firstValue("ETag").orElseThrow();

        var again = server.anonymously(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void comes_in_no_other_format() {
        var answer = server.anonymously(report(Recording.INCIDENT) + "?format=pdf");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("?format");
    }

    @Test
    void never_names_an_internal_component() {
        for (var format : new String[] {"markdown", "text", "html"}) {
            var path = report(Recording.INCIDENT) + "?format=" + format;
            assertThat(server.anonymously(path).body()).contains("API").doesNotContain("Web");
            assertThat(server.as(Role.OPERATOR, path).body()).doesNotContain("Web");
        }
    }

    @Test
    void of_an_internal_incident_is_for_callers_with_a_token() {
        assertThat(server.anonymously(report(INTERNAL)).statusCode()).isEqualTo(404);

        var answer = server.as(Role.ANALYST, report(INTERNAL));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("**Internal.** This incident has not been made public.");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void of_an_internal_incident_cannot_be_told_from_that_of_none() {
        var internal = server.anonymously(report(INTERNAL));
        var none = server.anonymously(report(new IncidentId(IncidentId.PREFIX + "%026d".formatted(9))));

        assertThat(withoutIds(internal)).isEqualTo(withoutIds(none));
        assertThat(none.statusCode()).isEqualTo(internal.statusCode());
    }

    @Test
    void can_be_read_by_whoever_wrote_it() {
        var written = report(RETRACTED) + "?minVersion=1&minPosition=" + position;

        assertThat(server.as(Role.OPERATOR, written).body()).contains("**Retracted.**");
        assertThat(server.anonymously(report(RETRACTED) + "?minPosition=" + position)
                        .body())
                .contains("**Retracted.**");
    }

    @Test
    void reads_as_it_was_known_then() {
        var told = server.get(Positions.class).recordedAfter(position - 2).orElseThrow();

        assertThat(server.anonymously(report(RETRACTED) + "?asOf=" + told).body())
                .startsWith("# Search finds nothing")
                .doesNotContain("**Retracted.**");
        assertThat(server.as(Role.AUDITOR, report(RETRACTED) + "?asOf=" + (position - 1))
                        .body())
                .doesNotContain("**Retracted.**");
        assertThat(server.as(Role.AUDITOR, report(RETRACTED) + "?asOf=" + (position - 2))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void names_a_component_that_is_internal_since_to_callers_with_a_token_alone() {
        var path = report(Recording.INCIDENT) + "?asOf=";
        var told =
                server.get(Positions.class).recordedAfter(whileWebWasPublic - 1).orElseThrow();

        var read = server.as(Role.AUDITOR, path + whileWebWasPublic);
        assertThat(read.body()).contains("API", "Web");
        assertThat(read.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(server.as(Role.AUDITOR, path + position).body())
                .contains("API")
                .doesNotContain("Web");
        assertThat(server.anonymously(path + told).body()).contains("API").doesNotContain("Web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "text", "html"})
    void names_the_moment_that_it_looks_back_from(String format) {
        var path = report(Recording.INCIDENT) + "?format=" + format;
        var validAt = "&validAt=" + Recording.at(10);
        var asOf = "&asOf=" + position;

        assertThat(onOneLine(server.as(Role.AUDITOR, path + asOf)))
                .contains("Looking back", "This is what was known up to event %d of the log.".formatted(position));
        assertThat(onOneLine(server.anonymously(path + validAt)))
                .contains(
                        "This is what had happened by November 24, 2026, 11:10 CET (2026-11-24T10:10:00Z), by what is known today.");
        assertThat(onOneLine(server.as(Role.AUDITOR, path + validAt + asOf)))
                .contains("11:10 CET", "by what was known up to event %d of the log.".formatted(position));
        assertThat(onOneLine(server.anonymously(path))).doesNotContain("Looking back");
    }

    private static String onOneLine(HttpResponse<String> report) {
        return report.body().replaceAll("\\s+", " ");
    }

    @Test
    void tells_what_had_happened_by_a_time() {
        var opened = report(Recording.INCIDENT) + "?validAt=" + Recording.at(0);
        var before = report(Recording.INCIDENT) + "?validAt=" + Recording.at(-1);

        assertThat(server.anonymously(opened).body()).contains("Sign-in fails").doesNotContain("Update 2");
        assertThat(server.anonymously(report(Recording.INCIDENT)).body()).contains("Update 2");
        assertThat(server.anonymously(before).statusCode()).isEqualTo(404);
    }

    @Test
    void of_the_past_names_no_internal_component_either_and_is_asked_for_in_public_by_time() {
        assertThat(server.anonymously(report(Recording.INCIDENT) + "?asOf=" + position)
                        .statusCode())
                .isEqualTo(400);
        var now = server.get(Positions.class).recordedAfter(position - 1).orElseThrow();
        assertThat(server.anonymously(report(Recording.INCIDENT) + "?asOf=" + now)
                        .body())
                .contains("API")
                .doesNotContain("Web");
        assertThat(server.anonymously(report(INTERNAL) + "?asOf=" + now).statusCode())
                .isEqualTo(404);
    }

    @Test
    void is_not_waited_for_for_ever() {
        assertNotYetVisible(server.as(Role.OPERATOR, report(RETRACTED) + "?minVersion=2"));
        assertNotYetVisible(server.as(Role.OPERATOR, report(INTERNAL) + "?minVersion=1"));
        assertNotYetVisible(server.anonymously(report(RETRACTED) + "?minPosition=" + (position + 1)));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 9", "3, 0", "3, 9", "9, 0"})
    void tells_nobody_without_a_token_which_versions_there_are(int incident, long version) {
        var path = report(new IncidentId(IncidentId.PREFIX + "%026d".formatted(incident)));

        var answer = server.anonymously(path + "?minVersion=" + version);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("?minVersion");
        assertThat(json(answer).path("code").asString()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void of_an_internal_incident_stays_hidden_from_whoever_waits_for_a_position() {
        var nowhere = report(new IncidentId(IncidentId.PREFIX + "%026d".formatted(9)));

        for (var path : new String[] {report(INTERNAL), nowhere}) {
            assertThat(server.anonymously(path + "?minPosition=" + position).statusCode())
                    .isEqualTo(404);
            assertNotYetVisible(server.anonymously(path + "?minPosition=" + (position + 1)));
        }
    }

    @Test
    void of_an_incident_retracted_while_it_was_open_does_not_go_on_lasting() {
        assertThat(server.anonymously(report(RETRACTED)).body())
                .contains(", lasting ")
                .doesNotContain("so far");
    }

    @Test
    void of_a_retracted_incident_says_that_it_is() {
        assertThat(server.anonymously(report(RETRACTED)).body())
                .contains("**Retracted.** On")
                .contains("it should not have been reported.");
    }

    @Test
    void may_be_kept_by_caches_as_other_public_pages_are() {
        var headers = server.anonymously(report(Recording.INCIDENT)).headers();

        assertThat(headers.firstValue("Cache-Control"))
                .contains("public, max-age=10, stale-while-revalidate=60, stale-if-error=86400");
        assertThat(headers.firstValue("Vary")).contains("Accept, Accept-Language, Authorization");
        assertThat(headers.firstValue("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag).matches("\"[0-9a-f]{32}\""));
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inc_1", "cmp_00000000000000000000000001", "x"})
    void of_a_malformed_id_is_not_found(String id) {
        assertThat(server.anonymously("/api/v1/incidents/" + id + "/report").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''       | ''                     | en",
                "''       | de-AT, en;q=0.5        | de",
                "''       | fr                     | en",
                "''       | '; ,'                  | en",
                "lang=de  | en                     | de",
                "lang=en  | de                     | en"
            })
    void comes_in_the_language_that_the_address_says_or_the_caller_accepts(
            String asked, String accepted, String language) {
        var answer =
                server.anonymously(report(Recording.INCIDENT) + "?format=html&" + asked, "Accept-Language", accepted);

        assertThat(answer.headers().firstValue("Content-Language")).contains(language);
        assertThat(answer.body())
                .contains("<html lang=\"%s\">".formatted(language))
                .contains(language.equals("de") ? "<h2>Was geschah</h2>" : "<h2>What happened</h2>");
    }

    @Test
    void comes_in_no_other_language() {
        var answer = server.anonymously(report(Recording.INCIDENT) + "?lang=fr");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("?lang");
    }

    @Test
    void is_sent_to_whoever_has_it_in_another_language() {
        var path = report(Recording.INCIDENT);
        var tag = server.anonymously(path).headers().firstValue("ETag").orElseThrow();
        var inGerman = server.anonymously(path, "If-None-Match", tag, "Accept-Language", "de");
        var germanTag = inGerman.headers().firstValue("ETag").orElseThrow();

        assertThat(inGerman.statusCode()).isEqualTo(200);
        assertThat(inGerman.body()).contains("Sample Cloud meldete am 24. November 2026", "Zeiten in Europe/Berlin.");
        var again = server.anonymously(path + "?lang=de", "If-None-Match", germanTag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Vary")).contains("Accept, Accept-Language, Authorization");
    }

    private static void assertNotYetVisible(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(json(answer).path("code").asString()).isEqualTo("NOT_YET_VISIBLE");
    }

    private static String report(IncidentId id) {
        return "/api/v1/incidents/" + id + "/report";
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private static IncidentIdentified identified(IncidentId id, String title, Audience audience) {
        var opening = Recording.update(
                1,
                id.equals(RETRACTED) ? UpdateStatus.INVESTIGATING : UpdateStatus.RESOLVED,
                0,
                Recording.says(Recording.API, ComponentStatus.DEGRADED_PERFORMANCE),
                Recording.says(Recording.WEB, ComponentStatus.MAJOR_OUTAGE));
        return new IncidentIdentified(id, title, Recording.at(0), opening, audience, null, null, null);
    }

    private static String withoutIds(HttpResponse<String> answer) {
        return answer.body().replaceAll("inc_\\w+", "inc").replaceAll("\"traceId\":\"[^\"]*\"", "trace");
    }
}
