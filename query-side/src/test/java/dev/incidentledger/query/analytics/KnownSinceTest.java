package dev.incidentledger.query.analytics;

import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.component;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.UptimePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Four components were registered today: one of which nothing is told before, one that was down for an hour three months ago, one that
 * counts since four months ago, and an internal one. Wherever their uptime is told, it is told by the same rule.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownSinceTest {

    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\\n(.*?)^```");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final String NO_FIGURE = "no data";

    private static final ComponentId NEW = component(1);
    private static final ComponentId TOLD_OF = component(2);
    private static final ComponentId STARTED = component(3);
    private static final ComponentId INTERNAL = component(4);

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final YearMonth CURRENT = YearMonth.from(TODAY);

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder, List.of());
        record(registered(NEW, "New", null, 1));
        record(registered(TOLD_OF, "Told of", null, 2));
        record(new ComponentRegistered(
                STARTED, "Started", null, 3, null, CURRENT.minusMonths(4).atDay(16), true, false, Audience.PUBLIC));
        record(registered(INTERNAL, "Internal", null, 4, Audience.INTERNAL));
        outage(1, TOLD_OF);
        outage(2, INTERNAL);
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void each_month_has_the_same_figure_by_the_api_by_the_page_of_figures_by_sql_and_by_the_public_page() {
        var told = api();

        assertThat(told.get("Told of " + CURRENT.minusMonths(2))).isEqualTo("100.0000 %");
        assertThat(told.get("Told of " + CURRENT.minusMonths(3))).startsWith("99.8");
        assertThat(told.get("Told of " + CURRENT.minusMonths(4))).isEqualTo(NO_FIGURE);
        assertThat(told.get("New " + CURRENT)).isEqualTo("100.0000 %");
        assertThat(told.get("New " + CURRENT.minusMonths(1))).isEqualTo(NO_FIGURE);
        assertThat(told.get("Started " + CURRENT.minusMonths(4))).isEqualTo("100.0000 %");
        assertThat(told.get("Started " + CURRENT.minusMonths(5))).isEqualTo(NO_FIGURE);
        assertThat(told).hasSize(3 * 12);

        assertThat(table()).isEqualTo(told);
        assertThat(bySql()).isEqualTo(told);
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(onPublicPages()).isEqualTo(told));
    }

    @Test
    void all_components_together_are_those_that_were_known() {
        var month = CURRENT.minusMonths(3);
        var row = read("/api/v1/analytics/uptime?policy=elapsed&from=%s&to=%s"
                        .formatted(month.atDay(1), month.atEndOfMonth()))
                .getFirst();

        assertThat(row.get("countedSeconds")).isEqualTo("%s.0".formatted(2L * month.lengthOfMonth() * 86_400));
        assertThat(row.get("lostSeconds")).isEqualTo("3600.0");
    }

    @Test
    void the_documented_uptime_of_90_days_is_that_of_the_api() throws IOException {
        var documented = QUERY.matcher(Files.readString(Path.of("../docs/analytics.md")))
                .results()
                .map(query -> query.group(1))
                .filter(query -> query.contains("today - 89"))
                .findFirst()
                .orElseThrow();
        var told = new TreeMap<String, String>();
        server.get(JdbcClient.class)
                .sql(documented.replaceAll(
                        "\\b(from|join|,) (components|component_days|page)\\b", "$1 analytics.$2 $2"))
                .query(row -> {
                    told.put(
                            row.getString("name"),
                            row.getBigDecimal("uptime_percent").setScale(4) + " %");
                });

        assertThat(told)
                .isEqualTo(
                        read("/api/v1/analytics/uptime?by=component&from=%s&to=%s"
                                        .formatted(TODAY.minusDays(89), TODAY))
                                .stream()
                                .collect(toMap(
                                        row -> nameOf(row.get("key")),
                                        row -> row.get("display"),
                                        (one, _) -> one,
                                        TreeMap::new)));
    }

    private static Map<String, String> api() {
        var told = new TreeMap<String, String>();
        read("/api/v1/analytics/uptime?by=component&per=month&from=%s&to=%s"
                        .formatted(CURRENT.minusMonths(11).atDay(1), TODAY))
                .forEach(row -> told.put(
                        "%s %s"
                                .formatted(
                                        nameOf(row.get("key")), row.get("from").substring(0, 7)),
                        row.get("display").equals("null") ? NO_FIGURE : row.get("display")));
        return told;
    }

    private static Map<String, String> table() {
        var told = new TreeMap<String, String>();
        server.as(Role.ANALYST, "/analytics/uptime.csv").body().lines().skip(1).forEach(line -> {
            var cells = line.split(",", -1);
            told.put(cells[1] + " " + cells[3], shown(cells[5]));
        });
        return told;
    }

    private static Map<String, String> bySql() {
        var told = new TreeMap<String, String>();
        server.get(JdbcClient.class).sql("""
                        select name,
                               to_char(month, 'YYYY-MM') as month,
                               case when days > 0 and known_from <= month_end
                                   then 1 - coalesce(lost, 0) / (days * 86400) end as uptime
                        from analytics.components
                        cross join generate_series(
                            date_trunc('month', current_date) - interval '11 months', current_date, interval '1 month') as month
                        cross join lateral (
                            select least(month::date + interval '1 month' - interval '1 day', current_date)::date as month_end
                        ) as ended
                        cross join lateral (
                            select month_end - greatest(month::date, start_date) + 1 as days,
                                   (select sum(major_outage_seconds + 0.3 * partial_outage_seconds)
                                    from analytics.component_days
                                    where component_days.component_id = components.component_id
                                        and day between greatest(month::date, start_date) and month_end) as lost
                        ) as counted
                        where audience = 'public' and not retired
                        """).query(row -> {
            var uptime = row.getBigDecimal("uptime");
            told.put(
                    row.getString("name") + " " + row.getString("month"),
                    shown(uptime == null ? "" : uptime.toString()));
        });
        return told;
    }

    private static Map<String, String> onPublicPages() {
        var told = new TreeMap<String, String>();
        var overview = Jsoup.parse(server.anonymously("/?lang=en").body());
        overview.select("a[href^=/uptime/]").eachAttr("href").forEach(href -> {
            var page = Jsoup.parse(server.anonymously(href).body());
            page.select("[aria-labelledby=bymonth] h3")
                    .forEach(month -> told.put(
                            page.select("h1").text() + " " + monthOf(month.ownText()),
                            month.select(".figure").text()));
        });
        for (int i = 0; i < 12; i++) {
            told.putIfAbsent("Started " + CURRENT.minusMonths(i), NO_FIGURE);
        }
        told.replaceAll((_, figure) -> figure.equals("100 %") ? "100.0000 %" : figure);
        return told;
    }

    private static YearMonth monthOf(String words) {
        return YearMonth.parse(words.strip(), MONTH);
    }

    private static String shown(String fraction) {
        return fraction.isEmpty() ? NO_FIGURE : UptimePolicy.shown(Double.parseDouble(fraction));
    }

    private static List<Map<String, String>> read(String path) {
        var answer = server.as(Role.ANALYST, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer)
                .path("rows")
                .valueStream()
                .map(row -> row.propertyStream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                cell -> cell.getValue().isNull()
                                        ? "null"
                                        : cell.getValue().asString())))
                .toList();
    }

    private static String nameOf(String component) {
        return Map.of(
                        NEW.value(),
                        "New",
                        TOLD_OF.value(),
                        "Told of",
                        STARTED.value(),
                        "Started",
                        INTERNAL.value(),
                        "Internal")
                .getOrDefault(component, component);
    }

    private static void outage(int number, ComponentId component) {
        var begin = CURRENT.minusMonths(3).atDay(10).atTime(8, 0).toInstant(ZoneOffset.UTC);
        server.record(
                incident(number).value(),
                new IncidentIdentified(
                        incident(number),
                        "Outage",
                        begin,
                        update(
                                UpdateStatus.INVESTIGATING,
                                begin,
                                List.of(says(component, ComponentStatus.MAJOR_OUTAGE))),
                        Audience.PUBLIC,
                        null,
                        null,
                        null));
        server.record(
                incident(number).value(),
                new IncidentResolved(
                        incident(number), update(UpdateStatus.RESOLVED, begin.plus(Duration.ofHours(1)), List.of())));
    }

    private static Update update(UpdateStatus status, Instant at, List<AffectedComponent> says) {
        return new Update(UpdateId.next(), status, "Told", says, at, null, Audience.PUBLIC);
    }

    private static void record(CatalogueEvent event) {
        server.record(CatalogueEvent.CATALOGUE_ID, event);
    }
}
