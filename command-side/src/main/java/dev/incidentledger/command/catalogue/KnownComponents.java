package dev.incidentledger.command.catalogue;

import static dev.incidentledger.command.platform.RejectionCode.RETIRED_COMPONENT;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_COMPONENT;

import dev.incidentledger.command.catalogue.CatalogueState.Component;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The components that a command may name, and what they are called now: the catalogue's own events, folded in memory. A
 * component that another process registered is known at once, one that it renamed or retired within five seconds.
 */
@Service
public class KnownComponents {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final EventStore events;
    private final InstantSource clock;
    private volatile Known known = new Known(CatalogueState.EMPTY, 0, Instant.MIN);

    public KnownComponents(EventStore events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /** What a request says of one component. */
    public record Mention(ComponentId id, ComponentStatus status) {}

    /**
     * The mentions with the components' names as they are now, or {@link Rejected} with a pointer into {@code
     * /components} when one is unknown or retired.
     */
    public List<AffectedComponent> named(List<Mention> mentions) {
        return IntStream.range(0, mentions.size())
                .mapToObj(i -> named(mentions.get(i), "/components/%d/id".formatted(i)))
                .toList();
    }

    /**
     * The component in use that has this id, or alone this name; a name that stands in several groups is written {@code
     * Group / Name}. Empty when there is none.
     */
    public Optional<ComponentId> lookUp(String idOrName) {
        var found = lookUpIn(known.state(), idOrName);
        if (found.isPresent() && known.isFresh(clock.instant())) {
            return found;
        }
        catchUp();
        return lookUpIn(known.state(), idOrName);
    }

    private static Optional<ComponentId> lookUpIn(CatalogueState catalogue, String idOrName) {
        var found = catalogue.components().entrySet().stream()
                .filter(entry -> !entry.getValue().retired())
                .filter(entry -> entry.getKey().value().equals(idOrName)
                        || namesOf(catalogue, entry.getValue()).contains(idOrName))
                .map(Map.Entry::getKey)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static List<String> namesOf(CatalogueState catalogue, Component component) {
        var group = component.groupId() == null ? null : catalogue.groups().get(component.groupId());
        return group == null
                ? List.of(component.name())
                : List.of(component.name(), group.name() + " / " + component.name());
    }

    /** What the components are called now, or {@link Rejected} with a pointer into {@code /components}. */
    public List<String> namesOf(List<ComponentId> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(i -> usable(ids.get(i), "/components/%d".formatted(i)).name())
                .toList();
    }

    /** Reads on from where it stands; to be called after every change to the catalogue made here. */
    public synchronized void catchUp() {
        var state = known.state();
        long next = known.nextSequence();
        var news = events.readEvents(CatalogueEvent.CATALOGUE_ID, next);
        while (news.hasNext()) {
            var event = news.next();
            state = CatalogueDecider.evolve(state, (CatalogueEvent) event.getPayload());
            next = event.getSequenceNumber() + 1;
        }
        known = new Known(state, next, clock.instant());
    }

    private AffectedComponent named(Mention mention, String pointer) {
        return new AffectedComponent(
                mention.id(), mention.status(), usable(mention.id(), pointer).name());
    }

    private Component usable(ComponentId id, String pointer) {
        var component = find(id);
        if (component == null) {
            throw new Rejected(UNKNOWN_COMPONENT, "There is no component %s; register it first".formatted(id), pointer);
        }
        if (component.retired()) {
            throw new Rejected(RETIRED_COMPONENT, "Component %s is retired; leave it out".formatted(id), pointer);
        }
        return component;
    }

    private @Nullable Component find(ComponentId id) {
        if (!known.isFresh(clock.instant()) || !known.state().components().containsKey(id)) {
            catchUp();
        }
        return known.state().components().get(id);
    }

    private record Known(CatalogueState state, long nextSequence, Instant readAt) {

        boolean isFresh(Instant now) {
            return now.isBefore(readAt.plus(FRESH));
        }
    }
}
