package dev.incidentledger.query.analytics;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.query.currentstatus.Samples.component;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forty components. In each month from January to November 2024 an incident took each of them down for an hour and promised
 * an update, which came late in January and in time since; in February one was internal; of March one was retracted.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalyticsPageTest {

    private static final String YEAR = "/analytics?to=2024-12&lang=en";
    private static final int COMPONENTS = 40;

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        assertThat(page("/analytics?lang=en").select("table")).isEmpty();
        for (int i = 1; i <= COMPONENTS; i++) {
            server.record(CatalogueEvent.CATALOGUE_ID, registered(component(i), "Service " + i, null, i));
        }
        server.record(CatalogueEvent.CATALOGUE_ID, registered(component(41), "Between us", null, 41, INTERNAL));
        for (int month = 1; month <= 11; month++) {
            outage(month, PUBLIC, begin(month), begin(month).plus(Duration.ofMinutes(month == 1 ? 20 : 10)));
        }
        outage(20, INTERNAL, begin(2).plus(Duration.ofDays(1)), null);
        outage(30, PUBLIC, begin(3).plus(Duration.ofDays(1)), null);
        server.record(incident(30).value(), new IncidentRetracted(incident(30)));
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tells_uptime_by_component_and_month_rounded_down_and_by_which_rule() {
        var page = page(YEAR);
        var cells = page.select(".heat tbody tr").first().select("td").eachText();

        assertThat(page.select(".heat tbody tr")).hasSize(COMPONENTS);
        assertThat(cells).hasSize(12).startsWith("99.86", "99.85").endsWith("99.86", "100");
        assertThat(page.select(".heat td").last().className()).isEqualTo("h0");
        assertThat(page.select(".heat + .note, .wide + .note").first().text())
                .contains("“statuspage”", "100 %", "30 %", "UTC", "Rounded down");
    }

    @Test
    void has_no_figure_of_months_before_anything_was_known() {
        assertThat(page("/analytics?to=2020-12").select(".heat td").eachText()).containsOnly("–");
    }

    @Test
    void tells_delays_with_their_sample_and_what_was_left_out() {
        var rows = page(YEAR).select(".ladder tbody tr");
        var resolved = rows.stream()
                .filter(row -> row.text().startsWith("Published to resolved"))
                .findFirst()
                .orElseThrow();

        assertThat(rows).hasSize(Delay.values().length);
        assertThat(resolved.select(".number").eachText()).containsExactly("1h 0m", "1h 0m", "11", "1");
        assertThat(resolved.select("rect.half").attr("width")).isNotEqualTo("0");
    }

    @Test
    void tells_promises_and_incidents_by_month() {
        var page = page(YEAR);

        assertThat(page.select("[aria-labelledby=promises] tbody tr")
                        .get(0)
                        .select(".number")
                        .eachText())
                .containsExactly("0", "1", "0", "0");
        assertThat(page.select("[aria-labelledby=promises] tbody tr")
                        .get(1)
                        .select(".number")
                        .eachText())
                .containsExactly("1", "0", "0", "1");
        assertThat(page.select("[aria-labelledby=counts] tbody tr")
                        .get(1)
                        .select(".number")
                        .eachText())
                .containsExactly("2", "2", "1");
        assertThat(page.select("[aria-labelledby=counts] tbody tr")
                        .get(2)
                        .select(".number")
                        .eachText())
                .containsExactly("1", "1", "0");
    }

    @Test
    void every_figure_leads_to_the_incidents_behind_it_and_every_section_to_its_table() {
        var page = page("/analytics?to=2024-02&lang=en");
        var figures = page.select("main a[href^=/analytics/incidents]").eachAttr("href");
        var tables = page.select("main a[download]").eachAttr("href");

        assertThat(figures).hasSizeGreaterThan(2 * COMPONENTS);
        assertThat(figures.stream()
                        .filter(href -> !href.contains("component=")
                                || href.contains(component(1).value())))
                .allSatisfy(href -> assertThat(page(href).select(".incidents tbody tr"))
                        .as(href)
                        .isNotEmpty());
        assertThat(tables).hasSize(4).allSatisfy(href -> {
            var table = ok(href);
            assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
            assertThat(table.body().lines()).hasSizeGreaterThan(10);
            assertThat(table.body().lines().findFirst().orElseThrow()).endsWith("asOfPosition");
        });
    }

    @Test
    void the_incidents_behind_a_month_of_a_component_went_on_in_it() {
        var behind = page("/analytics/incidents?component=%s&month=2024-02&lang=en".formatted(component(1)));

        assertThat(behind.select("h1").text()).isEqualTo("Incidents of Service 1");
        assertThat(behind.select(".incidents tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("Outage 2 ", "resolved", "1h 0m"))
                .anySatisfy(row -> assertThat(row).contains("Outage 20 ", "internal", "goes on"))
                .hasSize(2);
        assertThat(behind.select(".incidents th a")).hasSize(1);
        assertThat(ok(behind.select(".more a").attr("href")).body().lines()).hasSize(3);
    }

    @Test
    void is_light_with_every_month_of_forty_components_in_trouble() {
        var page = ok(YEAR);

        assertThat(page.body().getBytes(UTF_8).length).isLessThan(50_000);
        assertThat(page(YEAR).select(".heat tbody th a")).hasSize(COMPONENTS);
    }

    @Test
    void needs_no_script_and_takes_nothing_from_elsewhere() {
        assertThat(page(YEAR).select("script, style, [style]")).isEmpty();
        assertThat(ok(YEAR).headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'");
    }

    @ParameterizedTest
    @EnumSource
    void is_for_analysts_auditors_and_admins(Role role) {
        int status = server.as(role, YEAR, "Accept", "text/html").statusCode();

        assertThat(status).isEqualTo(role == Role.OPERATOR ? 403 : 200);
    }

    @Test
    void whoever_did_not_sign_in_is_asked_to() {
        assertThat(server.anonymously(YEAR, "Accept", "text/html").headers().firstValue("Location"))
                .isPresent()
                .get()
                .asString()
                .startsWith("/sign-in?to=%2Fanalytics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?to=2024",
                "?to=9999-01",
                "/incidents?month=x",
                "/incidents?delay=none",
                "/incidents?promise=NONE",
                "/incidents?component=cmp_1",
                "/incidents?delay=to-correction&promise=kept",
                "/incidents?only=SEVERE",
                "/uptime.csv?to=yesterday",
                "/uptime.csv?component=cmp_00000000000000000000000001",
                "/delays.csv?promise=kept",
                "/incidents.csv?mnth=2024-02"
            })
    void what_makes_no_sense_is_refused(String query) {
        assertThat(server.as(Role.ANALYST, "/analytics" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/analytics/incidents", "/analytics/incidents.csv"})
    void a_component_that_there_is_not_is_not_found(String path) {
        assertThat(server.as(Role.ANALYST, path + "?component=" + component(42)).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/analytics?lang=en", "/analytics/incidents?lang=en"})
    void leads_to_evidence_only_whoever_may_read_it(String path) {
        assertThat(page(path).select("header a[href^=/audit]")).isEmpty();
        assertThat(Jsoup.parse(server.as(Role.AUDITOR, path).body()).select("header a[href^=/audit]"))
                .hasSize(1);
    }

    @Test
    void says_of_each_section_whether_what_is_internal_is_in_it() {
        var page = page(YEAR);

        assertThat(page.select("[aria-labelledby=uptime] .note").text())
                .contains("Internal incidents and components are not in it.");
        for (var section : List.of("delays", "promises", "counts")) {
            assertThat(page.select("[aria-labelledby=%s] .note".formatted(section))
                            .text())
                    .as(section)
                    .contains("Internal incidents are in it.");
        }
        assertThat(page.select("main > .note").text()).doesNotContain("nternal");
    }

    @Test
    void wide_tables_scroll_by_themselves_and_can_be_reached_by_keyboard() {
        assertThat(page(YEAR).select(".wide[role=region][tabindex=0]").eachAttr("aria-label"))
                .containsExactly(
                        "Table to scroll sideways: Uptime in percent, by component and month",
                        "Table to scroll sideways: How long it took");
    }

    private static Instant begin(int month) {
        return Instant.parse("2024-%02d-10T10:00:00Z".formatted(month));
    }

    /** @param updated when the promised update came; null when it did not */
    private static void outage(int number, Audience audience, Instant begin, @Nullable Instant updated) {
        var id = incident(number);
        var down = IntStream.rangeClosed(1, COMPONENTS)
                .mapToObj(i -> says(component(i), ComponentStatus.MAJOR_OUTAGE))
                .toList();
        record(
                id,
                new IncidentIdentified(
                        id, "Outage " + number + " of all", begin, opening(begin, down), audience, null, null, null));
        if (updated != null) {
            record(
                    id,
                    new dev.incidentledger.events.incident.IncidentEvent.UpdatePosted(
                            id, said(UpdateStatus.IDENTIFIED, updated, down)));
            record(
                    id,
                    new IncidentResolved(id, said(UpdateStatus.RESOLVED, begin.plus(Duration.ofHours(1)), List.of())));
        }
    }

    private static Update opening(Instant at, List<AffectedComponent> down) {
        return new Update(
                UpdateId.next(), UpdateStatus.INVESTIGATING, "Told", down, at, at.plus(Duration.ofMinutes(15)), PUBLIC);
    }

    private static Update said(UpdateStatus status, Instant at, List<AffectedComponent> down) {
        return new Update(UpdateId.next(), status, "Told", down, at, null, PUBLIC);
    }

    private static void record(IncidentId id, Object event) {
        server.record(id.value(), event);
    }

    private static HttpResponse<String> ok(String path) {
        var answer = server.as(Role.ANALYST, path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer;
    }

    private static Document page(String path) {
        return Jsoup.parse(ok(path).body());
    }
}
