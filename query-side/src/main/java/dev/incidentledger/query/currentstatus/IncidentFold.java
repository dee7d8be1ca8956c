package dev.incidentledger.query.currentstatus;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
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
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folds the events of one incident, in order. */
final class IncidentFold {

    private final ToldUpdates told = new ToldUpdates();
    private @Nullable IncidentIdentified identified;
    private String title = "";
    private Audience audience = Audience.INTERNAL;
    private @Nullable Impact impactOverride;
    private @Nullable Postmortem published;
    private boolean learnedSinceTurn;
    private boolean retracted;

    void add(IncidentEvent event) {
        switch (event) {
            case IncidentIdentified e -> identify(e);
            case UpdatePosted e -> told.add(e.update());
            case IncidentResolved e -> turn(e.resolution());
            case PostmortemAttached e -> learn(e.postmortem());
            case IncidentReopened e -> turn(e.update());
            case ImpactOverridden e -> impactOverride = e.impact();
            case UpdateCorrected e -> told.correct(e);
            case TitleCorrected e -> title = e.title();
            case IncidentPublished _ -> audience = Audience.PUBLIC;
            case IncidentRetracted _ -> retracted = true;
            case ImpactWindowEstablished _, ReferenceLinked _, ComponentsRecovered _ -> {}
        }
    }

    IncidentSummary summary(Impact derivedImpact) {
        var opening = requireNonNull(identified, "an incident begins by being identified");
        return new IncidentSummary(
                opening.incidentId(),
                title,
                learnedSinceTurn ? UpdateStatus.POSTMORTEM : told.status(),
                audience,
                retracted,
                opening.scope(),
                opening.origin() == null ? null : opening.origin().provider(),
                derivedImpact,
                impactOverride,
                told.componentIds(),
                opening.startedAt(),
                told.firstDisplayAt(),
                latestDisplayAt(),
                told.monitoringAt().orElse(null),
                told.resolvedAt().orElse(null));
    }

    private void identify(IncidentIdentified event) {
        identified = event;
        title = event.title();
        audience = event.audience();
        impactOverride = event.impactOverride();
        turn(event.opening());
    }

    private void turn(Update update) {
        told.turn(update);
        learnedSinceTurn = false;
    }

    private void learn(Postmortem postmortem) {
        if (postmortem.state() == PostmortemState.PUBLISHED) {
            published = postmortem;
            learnedSinceTurn = true;
        }
    }

    private Instant latestDisplayAt() {
        var latestUpdate = told.latestDisplayAt();
        return Optional.ofNullable(published)
                .map(Postmortem::occurredAt)
                .filter(latestUpdate::isBefore)
                .orElse(latestUpdate);
    }
}
