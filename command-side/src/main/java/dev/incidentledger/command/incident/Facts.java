package dev.incidentledger.command.incident;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident's record says now.
 *
 * @param postmortem its newest version
 * @param impactWindow the one established last
 */
record Facts(
        String title,
        Audience audience,
        @Nullable Impact impactOverride,
        Updates updates,
        @Nullable Postmortem postmortem,
        @Nullable ImpactWindow impactWindow,
        References references) {

    static Facts of(IncidentIdentified event) {
        return new Facts(
                event.title(),
                event.audience(),
                event.impactOverride(),
                new Updates(List.of(event.opening())),
                null,
                null,
                References.of(referencesOf(event.origin())));
    }

    private static List<ExternalReference> referencesOf(@Nullable Origin origin) {
        return origin == null ? List.of() : origin.references();
    }

    Facts with(Updates changed) {
        return new Facts(title, audience, impactOverride, changed, postmortem, impactWindow, references);
    }

    Facts with(Postmortem newest) {
        return new Facts(title, audience, impactOverride, updates, newest, impactWindow, references);
    }

    Facts with(ImpactWindow established) {
        return new Facts(title, audience, impactOverride, updates, postmortem, established, references);
    }

    Facts with(References changed) {
        return new Facts(title, audience, impactOverride, updates, postmortem, impactWindow, changed);
    }

    Facts titled(String changed) {
        return new Facts(changed, audience, impactOverride, updates, postmortem, impactWindow, references);
    }

    Facts shownTo(Audience changed) {
        return new Facts(title, changed, impactOverride, updates, postmortem, impactWindow, references);
    }

    Facts overriddenTo(@Nullable Impact impact) {
        return new Facts(title, audience, impact, updates, postmortem, impactWindow, references);
    }
}
