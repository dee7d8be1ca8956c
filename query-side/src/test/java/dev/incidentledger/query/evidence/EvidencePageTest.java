package dev.incidentledger.query.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.transparency.Seals;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident whose opening was corrected once, and its title, before it was resolved; behind four tokens and a component in the log. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidencePageTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String CLERK = "tok_01arz3ndektsv4rrffq69g5fav";
    private static final ComponentId COMPONENT = ComponentId.next();
    private static final IncidentId MAIL = IncidentId.next();
    private static final IncidentId HUSHED = IncidentId.next();
    private static final IncidentId UNSIGNED = IncidentId.next();
    private static final UpdateId OPENING = UpdateId.next();

    @TempDir
    static Path folder;

    private static QueryServer server;
    private static List<Long> positions;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        server.record(
                CatalogueEvent.CATALOGUE_ID,
                new ComponentRegistered(COMPONENT, "Mail", null, 1, null, null, true, false, Audience.PUBLIC));
        record(MAIL, identified(MAIL, "Mail is late", Audience.PUBLIC), "api", null);
        record(MAIL, new UpdatePosted(MAIL, said(UpdateId.next(), "Between us", Audience.INTERNAL)), "api", null);
        record(
                MAIL,
                new UpdateCorrected(MAIL, OPENING, "*Many* messages are late", null, null, null),
                "api",
                "More than thought");
        record(MAIL, new TitleCorrected(MAIL, "Mail is late in Europe"), "api", "The region was missing");
        record(MAIL, new IncidentResolved(MAIL, resolution()), "api", null);
        record(HUSHED, identified(HUSHED, "Hush", Audience.INTERNAL), "api", null);
        record(HUSHED, new IncidentRetracted(HUSHED), "api", "A drill");
        server.settle();
        positions = server.get(PostgresEventStorageEngine.class).log().ofAggregate(MAIL.value(), 0, 10).stream()
                .map(event -> event.position())
                .toList();
        Seals.sealAll(server);
        record(UNSIGNED, identified(UNSIGNED, "Just now", Audience.PUBLIC), "api", null);
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void lists_every_incident_those_recorded_last_first() {
        var rows = page("/audit").select(".incidents tbody tr");

        assertThat(rows.select("th code").eachText()).containsExactly(UNSIGNED.value(), HUSHED.value(), MAIL.value());
        assertThat(rows.get(1).text()).contains("Hush", "retracted", "internal");
        assertThat(rows.get(2).text())
                .startsWith("Mail is late in Europe " + MAIL)
                .contains("resolved");
        assertThat(rows.get(2).select(".number").eachText()).containsExactly("5", "2");
    }

    @Test
    void finds_an_incident_by_its_id() {
        var found = server.as(Role.AUDITOR, "/audit?id=%20" + MAIL + "+");

        assertThat(found.statusCode()).isEqualTo(303);
        assertThat(found.headers().firstValue("Location")).hasValue("/audit/incidents/" + MAIL);
        assertThat(page("/audit?id=x").select("[role=status]").text()).isEqualTo("There is no incident x.");
        assertThat(page("/audit?id=" + IncidentId.next()).select("[role=status]"))
                .hasSize(1);
    }

    @Test
    void tells_the_events_in_their_order_with_who_and_why() {
        var events = page(at(2)).select(".events li");

        assertThat(events.select("a").eachText())
                .containsExactly(
                        "Identified: investigating",
                        "Internal note",
                        "Update corrected: text",
                        "Title corrected: “Mail is late in Europe”",
                        "Resolved");
        assertThat(events.select("[aria-current] a").text()).isEqualTo("Update corrected: text");
        assertThat(events.get(2).text()).contains(CLERK, "through api", "Reason: More than thought");
    }

    @ParameterizedTest
    @CsvSource({
        "0, Mail is late, investigating",
        "2, Mail is late, investigating",
        "4, Mail is late in Europe, resolved"
    })
    void shows_what_was_known_at_an_event_and_nothing_later(int event, String title, String status) {
        var page = page(at(event));

        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("section[aria-labelledby=known] > .meta").text()).contains(status);
        assertThat(page.select("section[aria-labelledby=known] .told > li"))
                .hasSize(event == 4 ? 4 : event == 0 ? 1 : 2);
    }

    @Test
    void puts_versions_side_by_side() {
        assertThat(page(at(1)).select(".comparison")).isEmpty();

        var comparisons = page(at(4)).select(".comparison");
        assertThat(comparisons).hasSize(2);
        assertThat(comparisons.get(0).select(".sides > div").eachText())
                .satisfiesExactly(
                        before -> assertThat(before).contains("Messages are late"),
                        after -> assertThat(after).contains("Many messages are late"));
        assertThat(comparisons.get(0).select(".sides em").text()).isEqualTo("Many");
        assertThat(comparisons.get(0).text()).contains(CLERK, "Reason: More than thought");
        assertThat(comparisons.get(1).select(".sides > div").eachText())
                .containsExactly("Before Mail is late", "After Mail is late in Europe");
    }

    @Test
    void shows_what_the_public_saw_without_notes_and_authors() {
        var shown = page(at(4)).select("section[aria-labelledby=shown]");

        assertThat(shown.text())
                .contains("Mail is late in Europe", "Many messages are late")
                .doesNotContain("Between us", CLERK);
        assertThat(page("/audit/incidents/" + HUSHED)
                        .select("section[aria-labelledby=shown] .note")
                        .text())
                .isEqualTo("Nothing: the incident was not public.");
    }

    @Test
    void leads_from_each_event_to_its_neighbors() {
        assertThat(page(at(0)).select("[rel=prev]")).isEmpty();
        assertThat(page(at(0)).select("[rel=next]").attr("href")).isEqualTo(at(1) + "&lang=en");
        assertThat(page(at(4)).select("[rel=prev]").attr("href")).isEqualTo(at(3) + "&lang=en");
        assertThat(page(at(4)).select("[rel=next]")).isEmpty();
    }

    @Test
    void takes_any_position_of_the_log() {
        long between = positions.getLast() + 1;

        assertThat(page("/audit/incidents/%s?position=%d".formatted(MAIL, between))
                        .select(".events [aria-current] .position")
                        .text())
                .isEqualTo(positions.getLast().toString());
        for (var none : List.of("0", "1", "-1")) {
            assertThat(ask("/audit/incidents/%s?position=%s".formatted(MAIL, none))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(ask("/audit/incidents/%s?position=now".formatted(MAIL)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void proves_an_event_and_shows_it_as_it_was_stored() {
        var proof = page(at(2)).select("section[aria-labelledby=proof]");

        assertThat(proof.select(".verdict").text()).isEqualTo("Proven to be in the signed log as it is stored.");
        assertThat(proof.select("#payload pre").text()).contains("\"message\" : \"*Many* messages are late\"");
        assertThat(proof.select("#metadata pre").text()).contains("\"reason\" : \"More than thought\"");
        var download = proof.select("a[download^=proof]").attr("href");
        assertThat(server.anonymously(download).body()).contains("\"position\":" + positions.get(2));
    }

    @Test
    void says_when_no_checkpoint_reaches_an_event_yet() {
        var path = "/audit/incidents/" + UNSIGNED;

        assertThat(page(path).select("section[aria-labelledby=proof] .note").text())
                .startsWith("No checkpoint reaches this event yet");
        assertThat(ask(path + "/evidence.zip").body()).contains("NO_CHECKPOINT");
        assertThat(ask(path + "/evidence.zip").statusCode()).isEqualTo(404);
    }

    @Test
    void tells_the_uptime_of_components_as_it_was_known() {
        var uptime = "section[aria-labelledby=uptime] .facts";

        assertThat(page(at(0)).select(uptime).text()).matches("Mail [01]\\.\\d{4} %");
        assertThat(page(at(4)).select(uptime).text()).isEqualTo("Mail 100.0000 %");
    }

    @Test
    void raises_the_alarm_over_an_event_that_was_changed() {
        whileStored("metadata", positions.get(1), "{\"actor\":\"somebody else\"}", () -> {
            var proof = page(at(1)).select("section[aria-labelledby=proof]");

            assertThat(proof.select(".verdict b.mo").text()).startsWith("This event is not as it was sealed.");
            assertThat(proof.text()).contains("something was changed after it was sealed");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shows_the_others_and_the_proof_of_one_that_was_damaged(int damaged) {
        whileStored("payload", positions.get(damaged), "{", () -> {
            var page = page(at(4));

            assertThat(page.select(".events a").eachText())
                    .hasSize(5)
                    .contains("Title corrected: “Mail is late in Europe”")
                    .element(damaged)
                    .isEqualTo("Cannot be read");
            assertThat(page.select("section[aria-labelledby=known] .note").text())
                    .startsWith("Event %d cannot be read".formatted(positions.get(damaged)));
            assertThat(page.select("h1").text()).isEqualTo(damaged == 0 ? MAIL.value() : "Mail is late");
            assertThat(page(at(damaged)).select(".verdict b.mo").text())
                    .startsWith("This event is not as it was sealed.");
        });
    }

    /** Its bytes are others, then what they were before. */
    private static void whileStored(String column, long position, String forged, Runnable look) {
        var db = server.get(JdbcClient.class);
        db.sql("alter table event_store.event_log disable trigger all").update();
        var stored = db.sql("select %s from event_store.event_log where position = ?".formatted(column))
                .param(position)
                .query(byte[].class)
                .single();
        var write = "update event_store.event_log set %s = ? where position = ?".formatted(column);
        db.sql(write).params(forged.getBytes(UTF_8), position).update();
        try {
            look.run();
        } finally {
            db.sql(write).params(stored, position).update();
            db.sql("alter table event_store.event_log enable trigger all").update();
        }
    }

    @Test
    void knows_nothing_of_an_incident_that_is_not_there() {
        for (var path : List.of("/audit/incidents/" + IncidentId.next(), "/audit/incidents/x", "/audit/nowhere")) {
            assertThat(ask(path).statusCode()).isEqualTo(404);
            assertThat(ask(path + "/evidence.zip").statusCode()).isEqualTo(404);
        }
    }

    private static String at(int event) {
        return "/audit/incidents/%s?position=%d".formatted(MAIL, positions.get(event));
    }

    private static Document page(String path) {
        var answer = ask(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> ask(String path) {
        return server.as(Role.AUDITOR, path);
    }

    private static void record(IncidentId id, Object event, String channel, @Nullable String reason) {
        var metadata = new HashMap<>(Map.of(MetadataKey.ACTOR, CLERK, MetadataKey.CHANNEL, channel));
        if (reason != null) {
            metadata.put(MetadataKey.REASON, reason);
        }
        server.record(id.value(), event, metadata);
    }

    private static IncidentIdentified identified(IncidentId id, String title, Audience audience) {
        var out = new AffectedComponent(COMPONENT, ComponentStatus.MAJOR_OUTAGE, "Mail");
        return new IncidentIdentified(
                id, title, NOW, said(OPENING, "Messages are late", Audience.PUBLIC, out), audience, null, null, null);
    }

    private static Update said(UpdateId id, String message, Audience audience, AffectedComponent... components) {
        return new Update(id, UpdateStatus.INVESTIGATING, message, List.of(components), NOW, null, audience);
    }

    private static Update resolution() {
        return new Update(
                UpdateId.next(), UpdateStatus.RESOLVED, "Mail flows again", List.of(), NOW, null, Audience.PUBLIC);
    }
}
