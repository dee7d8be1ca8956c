package dev.incidentledger.events.incident;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.EventName;
import dev.incidentledger.events.catalogue.ComponentId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to an incident. Names and fields are permanent; see CONTRIBUTING.md#events.
 *
 * <p>Who did it, and why where a reason is demanded, is metadata; when it was recorded is the message's timestamp.
 */
public sealed interface IncidentEvent {

    IncidentId incidentId();

    /**
     * @param startedAt a claim of its own: it may lie before or after the opening update's {@code occurredAt}
     * @param opening its status is resolved for an incident that is told afterwards
     * @param scope where it applies, for example a region
     * @param origin null when the trouble is our own
     * @param impactOverride null when the impact follows from the components
     */
    @EventName("incident.identified")
    @Revision("1")
    record IncidentIdentified(
            IncidentId incidentId,
            String title,
            Instant startedAt,
            Update opening,
            Audience audience,
            @Nullable String scope,
            @Nullable Origin origin,
            @Nullable Impact impactOverride)
            implements IncidentEvent {}

    @EventName("incident.update-posted")
    @Revision("1")
    record UpdatePosted(IncidentId incidentId, Update update) implements IncidentEvent {}

    /**
     * Withdraws what the incident claims of every component, but for those that the resolution itself keeps in a status
     * other than operational.
     */
    @EventName("incident.resolved")
    @Revision("1")
    record IncidentResolved(IncidentId incidentId, Update resolution) implements IncidentEvent {}

    @EventName("incident.postmortem-attached")
    @Revision("1")
    record PostmortemAttached(IncidentId incidentId, Postmortem postmortem) implements IncidentEvent {}

    @EventName("incident.reopened")
    @Revision("1")
    record IncidentReopened(IncidentId incidentId, Update update) implements IncidentEvent {}

    /** @param impact null when the override is withdrawn and the derived impact stands again */
    @EventName("incident.impact-overridden")
    @Revision("1")
    record ImpactOverridden(IncidentId incidentId, @Nullable Impact impact) implements IncidentEvent {}

    /** What the update says from now on; null where it says what it said before. */
    @EventName("incident.update-corrected")
    @Revision("1")
    record UpdateCorrected(
            IncidentId incidentId,
            UpdateId updateId,
            @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable UpdateStatus status,
            @Nullable List<AffectedComponent> components)
            implements IncidentEvent {

        public UpdateCorrected {
            components = components == null ? null : List.copyOf(components);
        }
    }

    @EventName("incident.title-corrected")
    @Revision("1")
    record TitleCorrected(IncidentId incidentId, String title) implements IncidentEvent {}

    @EventName("incident.impact-window-established")
    @Revision("1")
    record ImpactWindowEstablished(IncidentId incidentId, ImpactWindow window) implements IncidentEvent {}

    @EventName("incident.reference-linked")
    @Revision("1")
    record ReferenceLinked(IncidentId incidentId, ExternalReference reference) implements IncidentEvent {}

    /** An internal incident becomes public, with those of its updates that are public. */
    @EventName("incident.published")
    @Revision("1")
    record IncidentPublished(IncidentId incidentId) implements IncidentEvent {}

    /** Ends what a resolved incident still claims of these components. */
    @EventName("incident.components-recovered")
    @Revision("1")
    record ComponentsRecovered(IncidentId incidentId, List<ComponentId> components, Instant occurredAt)
            implements IncidentEvent {

        public ComponentsRecovered {
            components = List.copyOf(components);
        }
    }

    /** The incident never should have been told: it leaves lists and uptime, and keeps its page with the reason. */
    @EventName("incident.retracted")
    @Revision("1")
    record IncidentRetracted(IncidentId incidentId) implements IncidentEvent {}
}
