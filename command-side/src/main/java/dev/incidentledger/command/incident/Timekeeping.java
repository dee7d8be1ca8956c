package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.PROMISE_BEFORE_UPDATE;
import static dev.incidentledger.command.platform.RejectionCode.PROMISE_NOT_POSSIBLE;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.command.platform.RejectionCode.WINDOW_ENDS_BEFORE_IT_BEGINS;
import static dev.incidentledger.events.Audience.PUBLIC;

import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.Update;
import java.time.Duration;
import java.time.Instant;

/** Times that can be: told as late as one likes, but never ahead, and a promise always later than its update. */
final class Timekeeping {

    /** How far the clocks of caller and server may disagree. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Timekeeping() {}

    static void requireNotAhead(Instant time, Instant now, String pointer) {
        if (time.isAfter(now.plus(TOLERANCE))) {
            throw new Rejected(
                    TIME_IN_THE_FUTURE, "%s lies ahead; tell it once it has happened".formatted(time), pointer);
        }
    }

    static void requirePossiblePromise(Update update, String pointer) {
        var promised = update.nextUpdateBy();
        if (promised == null) {
            return;
        }
        if (!update.status().isOpen() || update.audience() != PUBLIC) {
            throw new Rejected(
                    PROMISE_NOT_POSSIBLE, "Only a public update of an open incident can promise the next one", pointer);
        }
        if (!promised.isAfter(update.occurredAt())) {
            throw new Rejected(
                    PROMISE_BEFORE_UPDATE,
                    "The next update is promised by %s, which must come after this one at %s"
                            .formatted(promised, update.occurredAt()),
                    pointer);
        }
    }

    /** @param pointer to the window within the request; empty when the request is the window */
    static void requirePossible(ImpactWindow window, Instant now, String pointer) {
        requireNotAhead(window.from(), now, pointer + "/from");
        var to = window.to();
        if (to == null) {
            return;
        }
        requireNotAhead(to, now, pointer + "/to");
        if (to.isBefore(window.from())) {
            throw new Rejected(
                    WINDOW_ENDS_BEFORE_IT_BEGINS,
                    "The window begins at %s, so it cannot end at %s".formatted(window.from(), to),
                    pointer + "/to");
        }
    }
}
