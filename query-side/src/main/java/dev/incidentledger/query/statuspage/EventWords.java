package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.Audience;
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
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.query.evidence.EvidentEvent;
import dev.incidentledger.query.language.Phrases;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Collectors;

/** What an event did, in a few words. */
final class EventWords {

    private final Phrases phrases;

    EventWords(Phrases phrases) {
        this.phrases = phrases;
    }

    String of(EvidentEvent event) {
        return event.recorded().map(recorded -> of(recorded.event())).orElseGet(() -> phrases.say("event.unreadable"));
    }

    private String of(IncidentEvent event) {
        return switch (event) {
            case IncidentIdentified e ->
                phrases.say("event.identified", phrases.word(e.opening().status()));
            case UpdatePosted e ->
                e.update().audience() == Audience.INTERNAL
                        ? phrases.say("event.note")
                        : phrases.say("event.update", phrases.word(e.update().status()));
            case IncidentResolved _ -> phrases.say("event.resolved");
            case IncidentReopened e ->
                phrases.say("event.reopened", phrases.word(e.update().status()));
            case UpdateCorrected e -> phrases.say("event.update-corrected", changed(e));
            case TitleCorrected e -> phrases.say("event.title-corrected", e.title());
            case PostmortemAttached e ->
                phrases.say(
                        e.postmortem().state() == PostmortemState.PUBLISHED
                                ? "event.postmortem"
                                : "event.postmortem.draft",
                        e.postmortem().version());
            case ImpactOverridden e ->
                e.impact() == null
                        ? phrases.say("event.impact.withdrawn")
                        : phrases.say("event.impact", phrases.word(e.impact()));
            case ImpactWindowEstablished e ->
                phrases.say("event.window", e.window().source());
            case ReferenceLinked e ->
                phrases.say(
                        "event.reference", e.reference().system(), e.reference().id());
            case ComponentsRecovered e ->
                phrases.say("event.recovered", e.components().size());
            case IncidentPublished _ -> phrases.say("event.published");
            case IncidentRetracted _ -> phrases.say("event.retracted");
        };
    }

    private String changed(UpdateCorrected correction) {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("event.changed.text", correction.message());
        parts.put("event.changed.time", correction.occurredAt());
        parts.put("event.changed.status", correction.status());
        parts.put("event.changed.components", correction.components());
        return parts.entrySet().stream()
                .filter(part -> Objects.nonNull(part.getValue()))
                .map(part -> phrases.say(part.getKey()))
                .collect(Collectors.joining(", "));
    }
}
