package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.timeline.Promise;
import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;

/** What became of a promise, in a sentence. */
final class Promised {

    private Promised() {}

    /** @param asOf when it was judged */
    static Content words(Promise promise, Instant asOf, Frame frame) {
        var times = frame.times();
        var due = times.near(promise.madeAt(), promise.due());
        return switch (promise.state()) {
            case DUE -> frame.say("promise.due", due);
            case KEPT -> frame.say("promise.kept", due);
            case LATE ->
                frame.say("promise.late", due, times.length(promise.lateBy().orElseThrow()));
            case OVERDUE -> frame.say("promise.overdue", due, times.length(Duration.between(promise.due(), asOf)));
            case BROKEN -> frame.say("promise.broken", due);
        };
    }
}
