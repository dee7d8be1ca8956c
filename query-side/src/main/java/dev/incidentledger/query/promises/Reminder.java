package dev.incidentledger.query.promises;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.query.platform.Announcement;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells operators that a promise falls due soon, or that it was missed.
 *
 * @param since the moment at which there came to be something to tell
 */
record Reminder(
        @JsonIgnore Kind kind,
        @JsonIgnore Instant since,
        IncidentId incidentId,
        UpdateId madeBy,
        Instant madeAt,
        Instant due,
        Audience audience) {

    /** By which a reminder is the same as an earlier one, whatever was corrected in between. */
    record Key(Kind kind, UpdateId madeBy) {}

    enum Kind {
        DUE_SOON("promise.due-soon"),
        OVERDUE("promise.overdue");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }
    }

    /** A promise for less than {@code before} is told of when it is made. */
    static Reminder dueSoon(PromiseRow promise, Duration before) {
        var early = promise.due().minus(before);
        return of(Kind.DUE_SOON, early.isBefore(promise.madeAt()) ? promise.madeAt() : early, promise);
    }

    static Reminder overdue(PromiseRow promise, Duration grace) {
        return of(Kind.OVERDUE, promise.due().plus(grace), promise);
    }

    Key key() {
        return new Key(kind, madeBy);
    }

    Announcement announcement() {
        return new Announcement(kind.wireName, this);
    }

    private static Reminder of(Kind kind, Instant since, PromiseRow promise) {
        return new Reminder(
                kind,
                since,
                promise.incidentId(),
                promise.madeBy(),
                promise.madeAt(),
                promise.due(),
                promise.audience());
    }
}
