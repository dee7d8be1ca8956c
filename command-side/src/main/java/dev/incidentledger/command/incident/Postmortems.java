package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_NOT_RESOLVED;
import static dev.incidentledger.events.incident.PostmortemState.PUBLISHED;

import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentState.Open;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.Postmortem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was learned afterwards, in versions, with the window and the references that came to light with it. */
final class Postmortems {

    private Postmortems() {}

    static List<IncidentEvent> attach(Told told, AttachPostmortem c) {
        var news = news(told.facts(), c);
        if (told instanceof Open && !news.isEmpty()) {
            throw new Rejected(
                    INCIDENT_NOT_RESOLVED,
                    "Incident %s is open; resolve it before its postmortem".formatted(c.incidentId()));
        }
        return news;
    }

    private static List<IncidentEvent> news(Facts facts, AttachPostmortem c) {
        var news = new ArrayList<IncidentEvent>();
        if (!isSaidAlready(facts.postmortem(), c)) {
            news.add(new PostmortemAttached(c.incidentId(), nextVersion(facts, c)));
        }
        var window = c.impactWindow();
        if (window != null && !window.equals(facts.impactWindow())) {
            Timekeeping.requirePossible(window, c.now(), "/impactWindow");
            news.add(new ImpactWindowEstablished(c.incidentId(), window));
        }
        for (var reference : References.of(c.references()).missingFrom(facts.references())) {
            news.add(new ReferenceLinked(c.incidentId(), reference));
        }
        return List.copyOf(news);
    }

    private static boolean isSaidAlready(@Nullable Postmortem newest, AttachPostmortem c) {
        return newest != null
                && newest.body().equals(c.body())
                && newest.state() == c.state()
                && (c.occurredAt() == null || newest.occurredAt().equals(c.occurredAt()));
    }

    private static Postmortem nextVersion(Facts facts, AttachPostmortem c) {
        var newest = facts.postmortem();
        var occurredAt = occurredAt(newest, c);
        Timekeeping.requireNotAhead(occurredAt, c.now(), "/occurredAt");
        if (newest != null) {
            return new Postmortem(newest.id(), newest.version() + 1, c.body(), c.state(), occurredAt);
        }
        if (facts.updates().find(c.candidateId()).isPresent()) {
            throw UpdateRules.idInUse(c.candidateId());
        }
        return new Postmortem(c.candidateId(), 1, c.body(), c.state(), occurredAt);
    }

    private static Instant occurredAt(@Nullable Postmortem newest, AttachPostmortem c) {
        if (c.occurredAt() != null) {
            return c.occurredAt();
        }
        if (newest != null && newest.state() == PUBLISHED && c.state() == PUBLISHED) {
            return newest.occurredAt();
        }
        return c.now();
    }
}
