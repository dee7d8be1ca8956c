package dev.incidentledger.query.statuspage;

import static dev.incidentledger.events.Audience.PUBLIC;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.RecordedEvent;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.ready.PublicMaintenance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A maintenance as it is told, event by event. */
final class MaintenanceStory {

    final MaintenanceId id;
    private final int number;
    private final List<RecordedEvent> events = new ArrayList<>();

    private MaintenanceStory(int number) {
        this.number = number;
        this.id = new MaintenanceId(MaintenanceId.PREFIX + "%026d".formatted(number));
    }

    static MaintenanceStory scheduled(
            int number,
            String title,
            Instant announced,
            Instant from,
            Duration length,
            String message,
            String component) {
        var story = new MaintenanceStory(number);
        return story.then(
                announced,
                new MaintenanceScheduled(
                        story.id,
                        title,
                        List.of(new PlannedComponent(IncidentStory.component(1), component)),
                        new Schedule(from, from.plus(length), false, false, null),
                        story.update(MaintenanceStatus.SCHEDULED, announced, message),
                        PUBLIC));
    }

    MaintenanceStory then(Instant at, MaintenanceEvent event) {
        events.add(new RecordedEvent(event, Provenance.of(events.size() + 1, events.size(), at, Map.of()), Map.of()));
        return this;
    }

    MaintenanceUpdate update(MaintenanceStatus status, Instant at, String message, AffectedComponent... components) {
        var updateId = new UpdateId(UpdateId.PREFIX + "%013d%013d".formatted(1000 + number, events.size()));
        return new MaintenanceUpdate(updateId, status, message, List.of(components), at, PUBLIC);
    }

    PublicMaintenance told() {
        var history =
                MaintenanceHistory.of(events).orElseThrow().publicView(Set.of()).orElseThrow();
        return new PublicMaintenance(
                "mn%010d".formatted(number), history, history.course().components(), events);
    }

    MaintenancePage page() {
        return new MaintenancePage(
                Work.of(told(), ComponentNames.of(new Site().record().standing())));
    }
}
