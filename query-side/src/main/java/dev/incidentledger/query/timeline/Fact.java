package dev.incidentledger.query.timeline;

import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.Postmortem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known of an incident, apart from what is known of it.
 *
 * @param what as the API names it, as in {@code update.message}
 * @param of the id of the update, component or reference that it belongs to; null when it is the incident's own
 */
public record Fact(String what, @Nullable String of) {

    /** All that is known of an incident, by what it is; in the order of a summary. */
    static Map<Fact, Object> of(IncidentHistory incident) {
        return new Known().of(incident).facts;
    }

    /** Gathers facts; what is null is not known. */
    private static final class Known {

        private final Map<Fact, Object> facts = new LinkedHashMap<>();

        private Known of(IncidentHistory incident) {
            own("title", incident.title());
            own("status", incident.status());
            own("impact", incident.impact());
            own("audience", incident.audience());
            own("scope", incident.scope());
            own("origin", incident.origin() == null ? null : incident.origin().provider());
            own("startedAt", incident.startedAt());
            own("resolvedAt", incident.resolvedAt().orElse(null));
            own("retracted", incident.isRetracted() ? true : null);
            incident.updates().forEach(this::update);
            claims(incident).forEach((id, status) -> add("claim", id.value(), status));
            if (incident.postmortem() != null) {
                postmortem(incident.postmortem().newest());
            }
            incident.impactWindow().map(EstablishedWindow::window).ifPresent(this::window);
            incident.references()
                    .forEach(reference -> add("reference", reference.system() + " " + reference.id(), reference));
            return this;
        }

        private void update(UpdateHistory update) {
            var id = update.id().value();
            add("update.kind", id, update.kind());
            add("update.audience", id, update.audience());
            add("update.status", id, update.status());
            add("update.occurredAt", id, update.occurredAt());
            add("update.message", id, update.message());
            add("update.components", id, update.components().isEmpty() ? null : update.components());
            add("update.nextUpdateBy", id, update.nextUpdateBy());
        }

        private void postmortem(Postmortem postmortem) {
            own("postmortem.state", postmortem.state());
            own("postmortem.occurredAt", postmortem.occurredAt());
            own("postmortem.body", postmortem.body());
        }

        private void window(ImpactWindow window) {
            own("impactWindow.from", window.from());
            own("impactWindow.to", window.to());
            own("impactWindow.source", window.source());
            own("impactWindow.estimated", window.estimated());
        }

        private static Map<ComponentId, Object> claims(IncidentHistory incident) {
            return incident.components().stream()
                    .filter(component -> component.claim() != null)
                    .collect(toMap(ClaimedComponent::id, ClaimedComponent::claim, (one, _) -> one, LinkedHashMap::new));
        }

        private void own(String what, @Nullable Object value) {
            add(what, null, value);
        }

        private void add(String what, @Nullable String of, @Nullable Object value) {
            if (value != null) {
                facts.put(new Fact(what, of), value);
            }
        }
    }
}
