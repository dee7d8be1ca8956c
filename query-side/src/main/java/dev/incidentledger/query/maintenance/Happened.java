package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a maintenance's events what had not happened by a time: updates that are dated later, by the times that they
 * have now. Plans have no time of their own, and stay as they are known.
 */
public final class Happened {

    private final Instant time;
    private final Map<UpdateId, Instant> times = new HashMap<>();

    private Happened(Instant time) {
        this.time = time;
    }

    /**
     * Empty when the maintenance had not been announced by then.
     *
     * @param time null for all of them
     */
    public static List<MaintenanceEvent> by(@Nullable Instant time, List<MaintenanceEvent> events) {
        if (time == null) {
            return events;
        }
        var happened = new Happened(time);
        events.forEach(happened::date);
        var left = events.stream().flatMap(happened::left).toList();
        return !left.isEmpty() && left.getFirst() instanceof MaintenanceScheduled ? left : List.of();
    }

    private void date(MaintenanceEvent event) {
        updateOf(event).ifPresent(update -> times.put(update.id(), update.occurredAt()));
        if (event instanceof MaintenanceUpdateCorrected correction && correction.occurredAt() != null) {
            times.replace(correction.updateId(), correction.occurredAt());
        }
    }

    private Stream<MaintenanceEvent> left(MaintenanceEvent event) {
        return switch (event) {
            case MaintenanceUpdateCorrected e -> hadHappened(e.updateId()) ? Stream.of(e) : Stream.empty();
            case MaintenanceRescheduled e -> Stream.of(withoutLater(e));
            case MaintenanceScheduled _,
                    MaintenanceRenamed _,
                    PlannedComponentsRevised _,
                    MaintenanceReminded _,
                    MaintenanceStarted _,
                    VerificationStarted _,
                    MaintenanceCompleted _,
                    MaintenanceCanceled _,
                    MaintenanceUpdatePosted _ ->
                updateOf(event)
                                .map(MaintenanceUpdate::id)
                                .map(this::hadHappened)
                                .orElse(true)
                        ? Stream.of(event)
                        : Stream.empty();
        };
    }

    private MaintenanceRescheduled withoutLater(MaintenanceRescheduled event) {
        var update = event.update();
        return update == null || hadHappened(update.id())
                ? event
                : new MaintenanceRescheduled(event.maintenanceId(), event.schedule(), null);
    }

    private boolean hadHappened(UpdateId update) {
        return !times.getOrDefault(update, Instant.MIN).isAfter(time);
    }

    private static Optional<MaintenanceUpdate> updateOf(MaintenanceEvent event) {
        return switch (event) {
            case MaintenanceScheduled e -> Optional.of(e.announcement());
            case MaintenanceRescheduled e -> Optional.ofNullable(e.update());
            case MaintenanceReminded e -> Optional.of(e.update());
            case MaintenanceStarted e -> Optional.of(e.update());
            case VerificationStarted e -> Optional.of(e.update());
            case MaintenanceCompleted e -> Optional.of(e.update());
            case MaintenanceCanceled e -> Optional.of(e.update());
            case MaintenanceUpdatePosted e -> Optional.of(e.update());
            case MaintenanceRenamed _, PlannedComponentsRevised _, MaintenanceUpdateCorrected _ -> Optional.empty();
        };
    }
}
