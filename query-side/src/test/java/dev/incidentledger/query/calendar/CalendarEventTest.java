package dev.incidentledger.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.health.PlannedWork;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.RecordedEvent;
import dev.incidentledger.query.platform.PageAddress;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.PublicMaintenance;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarEventTest {

    @Test
    void leads_to_the_page_of_the_maintenance_where_somebody_said_where_that_is() {
        assertThat(event("https://status.example.org/"))
                .contains("URL:https://status.example.org/incidents/mn0000000001\r\n");
        assertThat(event(null)).contains("SUMMARY:").doesNotContain("URL:", "localhost");
    }

    private static String event(@Nullable String url) {
        var provenance = Provenance.of(1, 0, Instant.parse("2026-11-24T10:00:00Z"), Map.of());
        var events = List.of(new RecordedEvent(PlannedWork.number(1).scheduled(), provenance, Map.of()));
        var history = MaintenanceHistory.of(events).orElseThrow();
        var page = new StatusPage("Northwind", url == null ? null : URI.create(url), ZoneOffset.UTC);
        return new CalendarEvent(
                        new PublicMaintenance(
                                "mn0000000001", history, history.course().components(), events),
                        PageAddress.of(page))
                .lines();
    }
}
