package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of an incident's events what had not happened by a time: updates, postmortems and recoveries that are dated
 * later, by the times that they have now. What has no time of its own is knowledge of the whole incident, and stays.
 */
public final class Happened {

    private final Instant time;
    private final Map<UpdateId, Instant> times = new HashMap<>();

    private Happened(Instant time) {
        this.time = time;
    }

    /**
     * Empty when the incident's opening had not happened by then.
     *
     * @param time null for all of them
     */
    public static List<RecordedEvent> by(@Nullable Instant time, List<RecordedEvent> events) {
        if (time == null) {
            return events;
        }
        var happened = new Happened(time);
        events.forEach(recorded -> happened.date(recorded.event()));
        var left = events.stream().flatMap(happened::left).toList();
        return !left.isEmpty() && left.getFirst().event() instanceof IncidentIdentified ? left : List.of();
    }

    private void date(IncidentEvent event) {
        switch (event) {
            case IncidentIdentified e -> date(e.opening());
            case UpdatePosted e -> date(e.update());
            case IncidentResolved e -> date(e.resolution());
            case IncidentReopened e -> date(e.update());
            case UpdateCorrected e ->
                times.computeIfPresent(e.updateId(), (_, before) -> e.occurredAt() == null ? before : e.occurredAt());
            case PostmortemAttached _,
                    ImpactOverridden _,
                    TitleCorrected _,
                    ImpactWindowEstablished _,
                    ReferenceLinked _,
                    ComponentsRecovered _,
                    IncidentPublished _,
                    IncidentRetracted _ -> {}
        }
    }

    private void date(Update update) {
        times.put(update.id(), update.occurredAt());
    }

    private Stream<RecordedEvent> left(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case IncidentIdentified e -> leftIf(hadHappened(e.opening()), recorded);
            case UpdatePosted e -> leftIf(hadHappened(e.update()), recorded);
            case IncidentResolved e -> leftIf(hadHappened(e.resolution()), recorded);
            case IncidentReopened e -> leftIf(hadHappened(e.update()), recorded);
            case UpdateCorrected e -> leftIf(hadHappened(times.getOrDefault(e.updateId(), Instant.MIN)), recorded);
            case PostmortemAttached e -> leftIf(hadHappened(e.postmortem().occurredAt()), recorded);
            case ComponentsRecovered e -> leftIf(hadHappened(e.occurredAt()), recorded);
            case ImpactWindowEstablished e -> leftIf(hadHappened(e.window().from()), with(recorded, cut(e)));
            case ImpactOverridden _, TitleCorrected _, ReferenceLinked _, IncidentPublished _, IncidentRetracted _ ->
                Stream.of(recorded);
        };
    }

    private boolean hadHappened(Update update) {
        return hadHappened(times.getOrDefault(update.id(), update.occurredAt()));
    }

    private boolean hadHappened(Instant occurredAt) {
        return !occurredAt.isAfter(time);
    }

    /** Its end had not come yet. */
    private ImpactWindowEstablished cut(ImpactWindowEstablished event) {
        var window = event.window();
        return window.to() == null || hadHappened(window.to())
                ? event
                : new ImpactWindowEstablished(
                        event.incidentId(), new ImpactWindow(window.from(), null, window.source(), window.estimated()));
    }

    private static Stream<RecordedEvent> leftIf(boolean happened, RecordedEvent recorded) {
        return happened ? Stream.of(recorded) : Stream.empty();
    }

    private static RecordedEvent with(RecordedEvent recorded, IncidentEvent event) {
        return new RecordedEvent(event, recorded.provenance(), recorded.metadata());
    }
}
