package dev.incidentledger.query.corrections;

import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import dev.incidentledger.query.timeline.Recording;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

/** One incident: its text was corrected twice, its title once. One maintenance: an update was corrected twice. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorrectionsApiTest {

    private static final String CORRECTIONS = "/api/v1/audit/corrections";
    private static final String OF_INCIDENT = "/api/v1/audit/incidents/%s/corrections".formatted(INCIDENT);

    private static final PlannedWork WORK = PlannedWork.number(1);
    private static final String OF_MAINTENANCE = "/api/v1/audit/maintenances/%s/corrections".formatted(WORK.id());

    @TempDir
    static Path folder;

    static QueryServer server;
    static YearMonth first;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        first = YearMonth.now(ZoneOffset.UTC);
        Recording.identified()
                .then(new UpdateCorrected(INCIDENT, updateId(0), "Better", null, null, null))
                .then(new TitleCorrected(INCIDENT, "Nobody can sign in"))
                .then(new UpdateCorrected(INCIDENT, updateId(0), "Best", null, null, null))
                .events()
                .forEach(recorded -> server.record(INCIDENT.value(), recorded.event()));
        for (var event : List.of(
                WORK.scheduled(),
                new MaintenanceUpdateCorrected(WORK.id(), PlannedWork.updateId(0), "Sooner", null, null),
                new MaintenanceUpdateCorrected(
                        WORK.id(), PlannedWork.updateId(0), null, PlannedWork.at(-5), List.of()))) {
            server.record(WORK.id().value(), event, Map.of(MetadataKey.REASON, "A typo"));
        }
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A month may have ended since the test began. */
    @Test
    void are_counted_by_month_and_by_incident() {
        var corrected = read(CORRECTIONS + "?from=" + first);

        var month = corrected
                .path("months")
                .valueStream()
                .filter(each -> each.path("corrections").asLong() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(month.path("corrections").asLong()).isEqualTo(5);
        assertThat(month.path("maintenances").asLong()).isEqualTo(1);
        assertThat(month.path("incidents").asLong()).isEqualTo(1);
        assertThat(month.at("/parts/message").asLong()).isEqualTo(3);
        assertThat(month.at("/parts/occurredAt").asLong()).isEqualTo(1);
        assertThat(month.at("/parts/title").asLong()).isEqualTo(1);
        assertThat(month.at("/delay/sample").asLong()).isEqualTo(5);
        assertThat(corrected.path("incidents")).hasSize(1);
        assertThat(corrected.at("/incidents/0/id").asString()).isEqualTo(INCIDENT.value());
        assertThat(corrected.at("/incidents/0/corrections").asLong()).isEqualTo(3);
        assertThat(corrected.path("maintenances")).hasSize(1);
        assertThat(corrected.at("/maintenances/0/id").asString())
                .isEqualTo(WORK.id().value());
        assertThat(corrected.at("/maintenances/0/title").asString()).isEqualTo("Database upgrade");
        assertThat(corrected.at("/maintenances/0/corrections").asLong()).isEqualTo(2);
    }

    @Test
    void of_one_maintenance_are_listed_with_before_and_after() {
        var corrected = read(OF_MAINTENANCE);

        assertThat(corrected.path("corrections").asLong()).isEqualTo(2);
        assertThat(corrected.at("/list/0/updateId").asString())
                .isEqualTo(PlannedWork.updateId(0).value());
        assertThat(corrected.at("/list/0/differences")).hasSize(1);
        assertThat(corrected.at("/list/0/differences/0/what").asString()).isEqualTo("message");
        assertThat(corrected.at("/list/0/differences/0/after").asString()).isEqualTo("Sooner");
        assertThat(corrected.at("/list/0/provenance/reason").asString()).isEqualTo("A typo");
        assertThat(corrected.at("/list/1/differences/0/what").asString()).isEqualTo("occurredAt");
        assertThat(corrected.at("/list/1/differences/0/after").asString())
                .isEqualTo(PlannedWork.at(-5).toString());
    }

    @Test
    void of_other_months_are_not_counted() {
        var before = first.minusMonths(2);

        var corrected = read("%s?from=%s&to=%s".formatted(CORRECTIONS, before, before));

        assertThat(corrected.path("months")).hasSize(1);
        assertThat(corrected.at("/months/0/corrections").asLong()).isZero();
        assertThat(corrected.at("/months/0/delay/p50Seconds").isNull()).isTrue();
        assertThat(corrected.path("incidents")).isEmpty();
        assertThat(corrected.path("maintenances")).isEmpty();
    }

    @Test
    void are_counted_for_twelve_months_unless_told_otherwise() {
        assertThat(read(CORRECTIONS).path("months")).hasSize(12);
    }

    @Test
    void of_one_incident_are_listed_with_before_and_after() {
        var corrected = read(OF_INCIDENT);

        assertThat(corrected.path("corrections").asLong()).isEqualTo(3);
        assertThat(corrected.path("list")).hasSize(3);
        assertThat(corrected.at("/list/0/differences/0/what").asString()).isEqualTo("message");
        assertThat(corrected.at("/list/0/differences/0/before").asString()).isEqualTo("Update 0");
        assertThat(corrected.at("/list/0/differences/0/after").asString()).isEqualTo("Better");
        assertThat(corrected.at("/list/1/updateId").isNull()).isTrue();
        assertThat(corrected.at("/list/2/differences/0/before").asString()).isEqualTo("Better");
        assertThat(LocalDate.parse(corrected.at("/list/0/toldAt").asString().substring(0, 10)))
                .isAfterOrEqualTo(first.atDay(1));
    }

    @ParameterizedTest
    @CsvSource({"AUDITOR, 200", "ADMIN, 200", "OPERATOR, 403", "ANALYST, 403"})
    void are_for_auditors(Role role, int status) {
        for (var path : new String[] {CORRECTIONS, OF_INCIDENT, OF_MAINTENANCE}) {
            assertThat(server.as(role, path).statusCode()).isEqualTo(status);
            assertThat(server.anonymously(path).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026", "from=2020-01&to=2026-01", "from=2026-02&to=2026-01", "to=1969-12"})
    void are_not_counted_for_what_is_no_period(String query) {
        var answer = server.as(Role.AUDITOR, CORRECTIONS + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void of_what_is_unknown_are_not_found() {
        assertThat(server.as(Role.AUDITOR, "/api/v1/audit/maintenances/mnt_00000000000000000000000099/corrections")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.as(Role.AUDITOR, "/api/v1/audit/incidents/inc_00000000000000000000000099/corrections")
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonNode read(String path) {
        var answer = server.as(Role.AUDITOR, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }
}
