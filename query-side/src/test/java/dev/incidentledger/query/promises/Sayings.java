package dev.incidentledger.query.promises;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events with as little in them as a promise needs; times are minutes after 10:00. */
final class Sayings {

    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    private Sayings() {}

    static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    static IncidentId incident(int number) {
        return new IncidentId(IncidentId.PREFIX + "%026d".formatted(number));
    }

    static UpdateId updateId(int number) {
        return new UpdateId(UpdateId.PREFIX + "%026d".formatted(number));
    }

    static IncidentIdentified identified(IncidentId id, Audience audience, Update opening) {
        return new IncidentIdentified(id, "Sign-in fails", at(0), opening, audience, null, null, null);
    }

    static UpdatePosted posted(IncidentId id, Update update) {
        return new UpdatePosted(id, update);
    }

    static IncidentResolved resolved(IncidentId id, int number, int minute) {
        return new IncidentResolved(id, update(number, UpdateStatus.RESOLVED, minute, null, Audience.PUBLIC));
    }

    static IncidentReopened reopened(IncidentId id, Update update) {
        return new IncidentReopened(id, update);
    }

    static UpdateCorrected redated(IncidentId id, int number, int minute) {
        return new UpdateCorrected(id, updateId(number), null, at(minute), null, null);
    }

    static Update told(int number, int minute) {
        return update(number, UpdateStatus.INVESTIGATING, minute, null, Audience.PUBLIC);
    }

    static Update promising(int number, int minute, int due) {
        return update(number, UpdateStatus.INVESTIGATING, minute, at(due), Audience.PUBLIC);
    }

    static Update update(
            int number, UpdateStatus status, int minute, @Nullable Instant nextUpdateBy, Audience audience) {
        return new Update(updateId(number), status, "Told", List.of(), at(minute), nextUpdateBy, audience);
    }
}
