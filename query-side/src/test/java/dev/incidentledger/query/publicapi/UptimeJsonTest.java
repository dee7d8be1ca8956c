package dev.incidentledger.query.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.HistoryLine;
import dev.incidentledger.query.ready.PublicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimeJsonTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final StatusPage PAGE = new StatusPage("Northwind", null, BERLIN);
    private static final Instant NOW = Instant.parse("2026-11-24T09:43:00Z");
    private static final ComponentId API = component(1);
    private static final ComponentId WEB = component(2);
    private static final ComponentId MAIL = component(3);
    private static final List<ComponentId> ALL = List.of(API, WEB, MAIL);

    private final UptimeJson json = new UptimeJson();
    private final Map<ComponentId, SortedMap<LocalDate, Disruption>> lost = new HashMap<>();

    @Test
    void writes_a_year_of_days_again_only_where_one_of_them_is_another() {
        var before = json.overview(record(NOW));
        lost(API, "2026-11-24", Duration.ofMinutes(3));
        var after = json.overview(record(NOW.plusSeconds(60)));

        assertThat(writtenAgain(before, after)).containsExactly(path(API));
        assertThat(bodies(after).get(path(API))).contains("\"m\":180");
    }

    @Test
    void writes_those_again_that_another_incident_concerned() {
        var before = json.overview(record(NOW));
        var after = json.overview(record(NOW, incident("Mail is late", MAIL), incident("All is slow", MAIL, WEB)));

        assertThat(writtenAgain(before, after)).containsExactlyInAnyOrder(path(MAIL), path(WEB));
        assertThat(bodies(after).get(path(MAIL)))
                .contains("\"date\":\"2026-11-23T00:00:00.000+01:00\",\"p\":0,\"m\":0,\"events\":["
                        + "{\"name\":\"Mail is late\",\"code\":\"in0000000001\"},"
                        + "{\"name\":\"All is slow\",\"code\":\"in0000000001\"}]");
    }

    @Test
    void writes_all_again_on_another_day() {
        var before = json.overview(record(NOW));

        assertThat(writtenAgain(before, json.overview(record(Instant.parse("2026-11-24T22:59:00Z")))))
                .isEmpty();
        assertThat(writtenAgain(before, json.overview(record(Instant.parse("2026-11-24T23:00:00Z")))))
                .hasSize(ALL.size());
    }

    private void lost(ComponentId component, String day, Duration major) {
        lost.computeIfAbsent(component, _ -> new TreeMap<>())
                .put(LocalDate.parse(day), new Disruption(Duration.ZERO, Duration.ZERO, Duration.ZERO, major));
    }

    private PublicRecord record(Instant now, HistoryLine... history) {
        var days = new HashMap<ComponentId, SortedMap<LocalDate, Disruption>>();
        lost.forEach((component, each) -> days.put(component, new TreeMap<>(each)));
        return new PublicRecord(
                PAGE,
                now,
                new Standing(ALL.stream().map(UptimeJsonTest::shown).toList(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(history),
                List.of(),
                List.of(),
                List.of(),
                days,
                ALL.stream().collect(Collectors.toMap(ComponentId::value, UptimeJsonTest::publicId)),
                Map.of(),
                now,
                Map.of());
    }

    private static ShownComponent shown(ComponentId id) {
        return new ShownComponent(
                id,
                "Named " + publicId(id),
                null,
                0,
                null,
                null,
                true,
                false,
                Audience.PUBLIC,
                ComponentStatus.OPERATIONAL,
                ComponentStatus.OPERATIONAL);
    }

    private static HistoryLine incident(String title, ComponentId... components) {
        var start = Instant.parse("2026-11-23T11:00:00Z");
        return new HistoryLine(
                new IncidentId(IncidentId.PREFIX + "%026d".formatted(1)),
                "in0000000001",
                title,
                UpdateStatus.RESOLVED,
                Impact.MINOR,
                start,
                start,
                List.of(start),
                start.plusSeconds(600),
                List.of(components),
                "It is over.");
    }

    @SuppressWarnings("StringEquality") // whether it was written again is what is asked
    private static List<String> writtenAgain(List<Document> before, List<Document> after) {
        var known = bodies(before);
        return after.stream()
                .filter(document -> document.body() != known.get(document.path()))
                .map(Document::path)
                .toList();
    }

    private static Map<String, String> bodies(List<Document> documents) {
        return documents.stream().collect(Collectors.toMap(Document::path, Document::body));
    }

    private static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    private static String publicId(ComponentId id) {
        return "cm" + id.value().substring(id.value().length() - 10);
    }

    private static String path(ComponentId id) {
        return "/uptime/" + publicId(id) + ".json";
    }
}
