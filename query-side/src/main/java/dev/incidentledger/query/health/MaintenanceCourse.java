package dev.incidentledger.query.health;

import static java.util.Comparator.comparing;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
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
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is planned of a maintenance, and what happened by its updates as they read now.
 *
 * <p>Updates count in the order in which they were true, and among equals in the order in which they were recorded.
 * Internal notes move nothing and claim nothing; an internal maintenance claims nothing in public.
 */
public final class MaintenanceCourse {

    private final MaintenanceScheduled opening;
    private final Map<UpdateId, MaintenanceUpdate> recorded = new LinkedHashMap<>();
    private String title;
    private Schedule schedule;
    private Schedule agreed;
    private List<PlannedComponent> planned;

    private MaintenanceCourse(MaintenanceScheduled opening) {
        this.opening = opening;
        this.title = opening.title();
        this.schedule = opening.schedule();
        this.agreed = schedule;
        this.planned = opening.components();
    }

    /** @param events all of one maintenance, in their order; never empty */
    public static MaintenanceCourse of(List<MaintenanceEvent> events) {
        var course = new MaintenanceCourse((MaintenanceScheduled) events.getFirst());
        events.forEach(course::add);
        return course;
    }

    public String title() {
        return title;
    }

    public Audience audience() {
        return opening.audience();
    }

    public Schedule schedule() {
        return schedule;
    }

    /** The plan as it was announced when the maintenance began: what is moved later was not agreed. */
    public Schedule agreed() {
        return agreed;
    }

    public MaintenanceStatus status() {
        return told().getLast().status();
    }

    /** The time of the update that it stands by. */
    public Instant latestDisplayAt() {
        return told().getLast().occurredAt();
    }

    /** Empty until it started, and for one that was called off before. */
    public Optional<Instant> startedAt() {
        return firstTime(MaintenanceStatus::isRunning);
    }

    public Optional<Instant> completedAt() {
        return firstTime(MaintenanceStatus.COMPLETED::equals);
    }

    public Optional<Instant> canceledAt() {
        return firstTime(MaintenanceStatus.CANCELED::equals);
    }

    /** When it was over, one way or the other. */
    public Optional<Instant> endedAt() {
        return completedAt().or(this::canceledAt);
    }

    /** From its actual start to its actual end; empty until both are known. */
    public Optional<Duration> duration() {
        return startedAt().flatMap(start -> endedAt().map(over -> Duration.between(start, over)));
    }

    /** Those planned, then those that its updates came to speak of, each by the name it was first published under. */
    public List<PlannedComponent> components() {
        var components = new LinkedHashMap<ComponentId, PlannedComponent>();
        planned.forEach(component -> components.putIfAbsent(component.id(), component));
        told().stream()
                .flatMap(update -> update.components().stream())
                .forEach(said -> components.putIfAbsent(said.id(), new PlannedComponent(said.id(), said.name())));
        return List.copyOf(components.values());
    }

    /** Those that count for the public: none of an internal maintenance. */
    public List<Claim> claimsInPublic() {
        return audience() == Audience.PUBLIC ? claims() : List.of();
    }

    /** Made only while it runs; its end withdraws all of them. */
    public List<Claim> claims() {
        var standing = new StandingClaims();
        for (var update : told()) {
            if (update.status().isRunning()) {
                standing.take(new Told(Told.Turn.CLAIMS, update.occurredAt(), update.components(), update.audience()));
            } else if (update.status().isOver()) {
                standing.take(new Told(Told.Turn.WITHDRAWS, update.occurredAt(), List.of(), update.audience()));
                break;
            }
        }
        return standing.claims();
    }

    private Optional<Instant> firstTime(Predicate<MaintenanceStatus> reached) {
        return told().stream()
                .filter(update -> reached.test(update.status()))
                .map(MaintenanceUpdate::occurredAt)
                .findFirst();
    }

    private List<MaintenanceUpdate> told() {
        return recorded.values().stream()
                .filter(update -> update.audience() == Audience.PUBLIC)
                .sorted(comparing(MaintenanceUpdate::occurredAt))
                .toList();
    }

    private void add(MaintenanceEvent event) {
        switch (event) {
            case MaintenanceScheduled e -> add(e.announcement());
            case MaintenanceRescheduled e -> {
                schedule = e.schedule();
                agreed = startedAt().isPresent() ? agreed : schedule;
                Optional.ofNullable(e.update()).ifPresent(this::add);
            }
            case MaintenanceRenamed e -> title = e.title();
            case PlannedComponentsRevised e -> planned = e.components();
            case MaintenanceReminded e -> add(e.update());
            case MaintenanceStarted e -> add(e.update());
            case VerificationStarted e -> add(e.update());
            case MaintenanceCompleted e -> add(e.update());
            case MaintenanceCanceled e -> add(e.update());
            case MaintenanceUpdatePosted e -> add(e.update());
            case MaintenanceUpdateCorrected e ->
                recorded.computeIfPresent(e.updateId(), (_, update) -> corrected(update, e));
        }
    }

    private void add(MaintenanceUpdate update) {
        recorded.put(update.id(), update);
    }

    private static MaintenanceUpdate corrected(MaintenanceUpdate update, MaintenanceUpdateCorrected correction) {
        return new MaintenanceUpdate(
                update.id(),
                update.status(),
                Objects.requireNonNullElse(correction.message(), update.message()),
                Objects.requireNonNullElse(correction.components(), update.components()),
                Objects.requireNonNullElse(correction.occurredAt(), update.occurredAt()),
                update.audience());
    }
}
