package dev.incidentledger.query.report;

import dev.incidentledger.query.timeline.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.commonmark.node.Node;

/** What was promised, and what became of it. */
final class PromiseRecord {

    private final List<Promise> promises;
    private final Duration grace;
    private final Wording words;
    private final Instant now;

    PromiseRecord(List<Promise> promises, Duration grace, Wording words, Instant now) {
        this.promises = promises;
        this.grace = grace;
        this.words = words;
        this.now = now;
    }

    List<Node> blocks() {
        if (promises.isEmpty()) {
            return List.of();
        }
        var items = promises.stream()
                .map(promise -> List.<Node>of(words.paragraph(
                        "report.promise",
                        words.times().dayAndTime(promise.madeAt()),
                        words.times().timeNear(promise.madeAt(), promise.due()),
                        outcome(promise))))
                .toList();
        return List.of(Prose.heading(2, words.say("report.promises")), Prose.list(items));
    }

    private String outcome(Promise promise) {
        return switch (promise.state()) {
            case DUE -> words.say("report.promise.due");
            case KEPT -> words.say("report.promise.kept", arrival(promise));
            case LATE ->
                words.say("report.promise.late", inWords(promise.lateBy().orElseThrow()), arrival(promise));
            case OVERDUE -> words.say("report.promise.overdue", inWords(Duration.between(promise.due(), now)));
            case BROKEN -> words.say("report.promise.broken");
        };
    }

    private String arrival(Promise promise) {
        var arrival = promise.answeredAt();
        if (arrival == null) {
            return "";
        }
        boolean withinGrace =
                arrival.isAfter(promise.due()) && !arrival.isAfter(promise.due().plus(grace));
        return words.say(
                "report.promise.answered",
                words.times().timeNear(promise.madeAt(), arrival),
                withinGrace ? words.say("report.promise.grace", inWords(grace)) : "");
    }

    private String inWords(Duration duration) {
        return words.durations().inWords(duration);
    }
}
