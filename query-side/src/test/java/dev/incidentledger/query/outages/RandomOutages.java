package dev.incidentledger.query.outages;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Incidents and maintenances by chance: at any minute of six weeks, in the middle of which clocks change, told in any order,
 * corrected, retracted, reopened and left open.
 */
final class RandomOutages {

    static final Instant START = Instant.parse("2026-03-08T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-04-19T13:37:00Z");
    static final int COMPONENTS = 4;

    private static final int INCIDENTS = 9;
    private static final int MAINTENANCES = 4;

    private final Random random;
    private int incidents;
    private int maintenances;
    private int number;

    RandomOutages(long seed) {
        this.random = new Random(seed);
    }

    static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    IncidentEvent incidentEvent() {
        number++;
        if (incidents == 0 || incidents < INCIDENTS && random.nextInt(4) == 0) {
            incidents++;
            var at = time();
            return new IncidentIdentified(
                    incident(incidents),
                    "Outage",
                    at,
                    update(UpdateStatus.INVESTIGATING, at),
                    audience(),
                    null,
                    null,
                    null);
        }
        var id = incident(1 + random.nextInt(incidents));
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new IncidentResolved(id, update(UpdateStatus.RESOLVED, time()));
            case 3 -> new IncidentReopened(id, update(UpdateStatus.IDENTIFIED, time()));
            case 4 -> new UpdateCorrected(id, updateId(1 + random.nextInt(number)), null, time(), null, says());
            case 5, 6 -> new ImpactWindowEstablished(id, window());
            case 7 -> random.nextInt(4) == 0 ? new IncidentRetracted(id) : new IncidentPublished(id);
            case 8 -> new ComponentsRecovered(id, List.of(component(1 + random.nextInt(COMPONENTS))), time());
            default -> new UpdatePosted(id, update(UpdateStatus.MONITORING, time()));
        };
    }

    MaintenanceEvent maintenanceEvent() {
        number++;
        if (maintenances == 0 || maintenances < MAINTENANCES && random.nextInt(4) == 0) {
            maintenances++;
            return new MaintenanceScheduled(
                    maintenance(maintenances),
                    "Work",
                    List.of(),
                    schedule(),
                    work(MaintenanceStatus.SCHEDULED),
                    audience());
        }
        var id = maintenance(1 + random.nextInt(maintenances));
        return switch (random.nextInt(6)) {
            case 0 -> new MaintenanceCompleted(id, work(MaintenanceStatus.COMPLETED));
            case 1 -> new MaintenanceRescheduled(id, schedule(), null);
            case 2 -> new MaintenanceUpdateCorrected(id, updateId(1 + random.nextInt(number)), null, time(), says());
            default -> new MaintenanceStarted(id, work(MaintenanceStatus.IN_PROGRESS));
        };
    }

    private Instant time() {
        return START.plus(Duration.ofMinutes(
                random.nextInt((int) Duration.between(START, NOW).toMinutes())));
    }

    private ImpactWindow window() {
        var from = time();
        var to = time();
        return new ImpactWindow(
                from.isBefore(to) ? from : to,
                random.nextInt(4) == 0 ? null : from.isBefore(to) ? to : from,
                "Logs",
                false);
    }

    private Schedule schedule() {
        var from = time();
        return new Schedule(from, from.plus(Duration.ofMinutes(1 + random.nextInt(9_000))), false, false, null);
    }

    private Update update(UpdateStatus status, Instant at) {
        return new Update(updateId(number), status, "Told", says(), at, null, Audience.PUBLIC);
    }

    private MaintenanceUpdate work(MaintenanceStatus status) {
        return new MaintenanceUpdate(updateId(number), status, "Told", says(), time(), Audience.PUBLIC);
    }

    private List<AffectedComponent> says() {
        return random.ints(1, COMPONENTS + 1)
                .distinct()
                .limit(1 + random.nextInt(2))
                .mapToObj(each -> new AffectedComponent(component(each), status(), "A component"))
                .toList();
    }

    private ComponentStatus status() {
        var statuses = ComponentStatus.values();
        return statuses[random.nextInt(statuses.length)];
    }

    private Audience audience() {
        return random.nextInt(5) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
    }

    private static IncidentId incident(int number) {
        return new IncidentId(IncidentId.PREFIX + "%026d".formatted(number));
    }

    private static MaintenanceId maintenance(int number) {
        return new MaintenanceId(MaintenanceId.PREFIX + "%026d".formatted(number));
    }

    private static UpdateId updateId(int number) {
        return new UpdateId(UpdateId.PREFIX + "%026d".formatted(number));
    }
}
