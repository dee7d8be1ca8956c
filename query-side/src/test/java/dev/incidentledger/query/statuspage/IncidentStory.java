package dev.incidentledger.query.statuspage;

import static dev.incidentledger.events.Audience.PUBLIC;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An incident as it is told, event by event; each is recorded when it says that it was. */
final class IncidentStory {

    final IncidentId id;
    private final int number;
    private final List<RecordedEvent> events = new ArrayList<>();

    private IncidentStory(int number) {
        this.number = number;
        this.id = new IncidentId(IncidentId.PREFIX + "%026d".formatted(number));
    }

    static IncidentStory identified(
            int number, String title, Instant at, String message, AffectedComponent... components) {
        return identified(number, title, at, message, null, null, components);
    }

    static IncidentStory identified(
            int number,
            String title,
            Instant at,
            String message,
            @Nullable String scope,
            @Nullable Origin origin,
            AffectedComponent... components) {
        var story = new IncidentStory(number);
        var opening = story.update(UpdateStatus.INVESTIGATING, at, message, null, components);
        return story.then(at, null, new IncidentIdentified(story.id, title, at, opening, PUBLIC, scope, origin, null));
    }

    static AffectedComponent says(int component, String name, ComponentStatus status) {
        return new AffectedComponent(component(component), status, name);
    }

    static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    UpdateId updateId(int place) {
        return new UpdateId(UpdateId.PREFIX + "%013d%013d".formatted(number, place));
    }

    IncidentStory posted(UpdateStatus status, Instant at, String message, AffectedComponent... components) {
        return promising(null, status, at, message, components);
    }

    IncidentStory promising(
            @Nullable Duration next, UpdateStatus status, Instant at, String message, AffectedComponent... components) {
        return then(at, null, new UpdatePosted(id, update(status, at, message, next, components)));
    }

    IncidentStory resolved(Instant at, String message) {
        return then(at, null, new IncidentResolved(id, update(UpdateStatus.RESOLVED, at, message, null)));
    }

    IncidentStory then(Instant at, @Nullable String reason, Function<IncidentId, IncidentEvent> event) {
        return then(at, reason, event.apply(id));
    }

    IncidentStory then(Instant at, @Nullable String reason, IncidentEvent event) {
        Map<String, ?> metadata = reason == null ? Map.of() : Map.of(MetadataKey.REASON, reason);
        events.add(new RecordedEvent(event, Provenance.of(events.size() + 1, events.size(), at, metadata), metadata));
        return this;
    }

    IncidentHistory history() {
        return IncidentHistory.of(events).orElseThrow().publicView(Set.of()).orElseThrow();
    }

    PublicIncident told() {
        return new PublicIncident("in%010d".formatted(number), history(), events);
    }

    IncidentPage page() {
        return IncidentPage.of(told(), ComponentNames.of(new Site().record().standing()), Site.RULE, Site.NOW);
    }

    private Update update(
            UpdateStatus status, Instant at, String message, @Nullable Duration next, AffectedComponent... components) {
        return new Update(
                updateId(events.size()),
                status,
                message,
                List.of(components),
                at,
                next == null ? null : at.plus(next),
                PUBLIC);
    }
}
