package dev.incidentledger.query.calendar;

import static dev.incidentledger.query.health.PlannedWork.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance 1 was put off and renamed, 2 is called off, 3 stands as announced, 4 is over and 5 under way, both early. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarTest {

    private static final String HOSTILE =
            "Move;\\, \"it\"\r\nBEGIN:VALARM \u2028\u0007 \ud83d\ude80 " + "long ".repeat(40);
    private static final PlannedWork PUT_OFF = PlannedWork.number(1);
    private static final PlannedWork CALLED_OFF = PlannedWork.number(2);
    private static final PlannedWork ANNOUNCED = PlannedWork.number(3);
    private static final PlannedWork OVER = PlannedWork.number(4);
    private static final PlannedWork UNDER_WAY = PlannedWork.number(5);

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, List.of(), "ledger.page.url=https://status.example.org");
        record(PUT_OFF.scheduled());
        record(PUT_OFF.rescheduled(120, 180, null));
        record(new MaintenanceRenamed(PUT_OFF.id(), HOSTILE));
        record(CALLED_OFF.scheduled());
        record(CALLED_OFF.canceled(1, 30));
        record(OVER.scheduled());
        record(OVER.started(41, 5));
        record(OVER.completed(42, 20));
        record(UNDER_WAY.scheduled());
        record(UNDER_WAY.started(51, 7));
        record(ANNOUNCED.scheduled());
        await().until(() -> body().contains("CANCELLED") && body().contains("SEQUENCE:0"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void knows_each_maintenance_by_an_id_that_stays_and_a_sequence_that_grows() {
        assertThat(property(ANNOUNCED, "SEQUENCE")).isEqualTo("0");
        assertThat(property(PUT_OFF, "SEQUENCE")).isEqualTo("2");
        assertThat(property(CALLED_OFF, "SEQUENCE")).isEqualTo("1");
        assertThat(property(PUT_OFF, "UID")).isEqualTo(PUT_OFF.id().value() + "@incident-ledger");
    }

    @Test
    void tells_when_it_is_and_whether_at_all() {
        assertThat(property(PUT_OFF, "DTSTART")).isEqualTo("20261124T120000Z");
        assertThat(property(PUT_OFF, "DTEND")).isEqualTo("20261124T130000Z");
        assertThat(property(ANNOUNCED, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(property(CALLED_OFF, "STATUS")).isEqualTo("CANCELLED");
        assertThat(property(ANNOUNCED, "URL")).startsWith("https://status.example.org/incidents/");
        assertThat(at(120)).isEqualTo("2026-11-24T12:00:00Z");
    }

    @Test
    void takes_the_place_of_the_plan_once_it_is_known_when_it_really_was() {
        assertThat(property(OVER, "DTSTART")).isEqualTo("20261124T100500Z");
        assertThat(property(OVER, "DTEND")).isEqualTo("20261124T102000Z");
        assertThat(property(OVER, "SEQUENCE")).isEqualTo("2");
        assertThat(property(UNDER_WAY, "DTSTART")).isEqualTo("20261124T100700Z");
        assertThat(property(UNDER_WAY, "DTEND")).isEqualTo("20261124T120000Z");
        assertThat(property(UNDER_WAY, "SEQUENCE")).isEqualTo("1");
    }

    @Test
    void is_not_broken_by_what_somebody_writes() {
        assertThat(property(PUT_OFF, "SUMMARY")).startsWith("Move;\\, \"it\"\nBEGIN:VALARM \n \ud83d\ude80 long");
        assertThat(calendar().<VEvent>getComponents("VEVENT")).hasSize(5);
        assertThat(body().split("\r\n", -1))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(body().replace("\r\n", "")).doesNotContain("\n", "\r", "\u0007", "\u2028");
    }

    private static String property(PlannedWork work, String name) {
        return calendar().<VEvent>getComponents("VEVENT").stream()
                .filter(event -> event.getUid()
                        .orElseThrow()
                        .getValue()
                        .startsWith(work.id().value()))
                .findFirst()
                .orElseThrow()
                .getRequiredProperty(name)
                .getValue();
    }

    private static Calendar calendar() {
        try {
            return new CalendarBuilder().build(new StringReader(body()));
        } catch (IOException | ParserException e) {
            throw new AssertionError(e);
        }
    }

    private static String body() {
        return server.anonymously("/maintenances.ics").body();
    }

    private static void record(MaintenanceEvent event) {
        server.record(event.maintenanceId().value(), event);
    }
}
