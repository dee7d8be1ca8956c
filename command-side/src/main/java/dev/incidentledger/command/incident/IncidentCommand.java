package dev.incidentledger.command.incident;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be asked of an incident. Ids and times are chosen by the caller; {@code now} is when the request
 * came in.
 */
public sealed interface IncidentCommand {

    @TargetAggregateIdentifier
    IncidentId incidentId();

    /** Why, in the operator's words; null where no reason is demanded. */
    default @Nullable String reason() {
        return null;
    }

    /** @param opening resolved for an incident that is told afterwards; never a note */
    record IdentifyIncident(
            IncidentId incidentId,
            String title,
            Instant startedAt,
            Update opening,
            Audience audience,
            @Nullable String scope,
            @Nullable Origin origin,
            @Nullable Impact impactOverride,
            Instant now)
            implements IncidentCommand {}

    /**
     * @param status null when the incident stands where it stood at {@code occurredAt}
     * @param audience internal for a note
     */
    record PostUpdate(
            IncidentId incidentId,
            UpdateId updateId,
            @Nullable UpdateStatus status,
            String message,
            List<AffectedComponent> components,
            Instant occurredAt,
            @Nullable Instant nextUpdateBy,
            Audience audience,
            Instant now)
            implements IncidentCommand {

        public PostUpdate {
            components = List.copyOf(components);
        }
    }

    /** @param components those not operational stay claimed until they recover */
    record ResolveIncident(
            IncidentId incidentId,
            UpdateId updateId,
            String message,
            List<AffectedComponent> components,
            Instant resolvedAt,
            Instant now)
            implements IncidentCommand {

        public ResolveIncident {
            components = List.copyOf(components);
        }
    }

    /**
     * The whole postmortem as it should read.
     *
     * @param candidateId the postmortem's id when this is its first version
     * @param occurredAt null for the time that a published postmortem already shows, else for now
     */
    record AttachPostmortem(
            IncidentId incidentId,
            UpdateId candidateId,
            String body,
            PostmortemState state,
            @Nullable Instant occurredAt,
            @Nullable ImpactWindow impactWindow,
            List<ExternalReference> references,
            Instant now)
            implements IncidentCommand {

        public AttachPostmortem {
            references = List.copyOf(references);
        }
    }

    /** @param status null for investigating */
    record ReopenIncident(
            IncidentId incidentId,
            UpdateId updateId,
            @Nullable UpdateStatus status,
            String message,
            List<AffectedComponent> components,
            Instant occurredAt,
            @Nullable Instant nextUpdateBy,
            Instant now)
            implements IncidentCommand {

        public ReopenIncident {
            components = List.copyOf(components);
        }
    }

    /** @param impact null to let the derived impact stand again */
    record OverrideImpact(IncidentId incidentId, @Nullable Impact impact, String reason) implements IncidentCommand {}

    /** What the update should have said; null where it said so already. */
    record CorrectUpdate(
            IncidentId incidentId,
            UpdateId updateId,
            @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable UpdateStatus status,
            @Nullable List<AffectedComponent> components,
            String reason,
            Instant now)
            implements IncidentCommand {

        public CorrectUpdate {
            components = components == null ? null : List.copyOf(components);
        }
    }

    record CorrectTitle(IncidentId incidentId, String title, String reason) implements IncidentCommand {}

    record EstablishImpactWindow(IncidentId incidentId, ImpactWindow window, Instant now) implements IncidentCommand {}

    record LinkReference(IncidentId incidentId, ExternalReference reference) implements IncidentCommand {}

    record PublishIncident(IncidentId incidentId) implements IncidentCommand {}

    record RecoverComponents(IncidentId incidentId, List<ComponentId> components, Instant occurredAt, Instant now)
            implements IncidentCommand {

        public RecoverComponents {
            components = List.copyOf(components);
        }
    }

    /**
     * A history told by another system: recorded wholly, by one commit, or not at all.
     *
     * @param steps an identification first; each is decided on what the ones before it made of the incident
     */
    record ImportIncident(IncidentId incidentId, List<ImportedStep> steps) implements IncidentCommand {

        public ImportIncident {
            steps = List.copyOf(steps);
        }
    }

    /** @param metadata what the event of this step says of where it comes from, by {@code MetadataKey} */
    record ImportedStep(IncidentCommand command, Map<String, String> metadata) {

        public ImportedStep {
            metadata = Map.copyOf(metadata);
        }
    }

    record RetractIncident(IncidentId incidentId, String reason) implements IncidentCommand {}
}
