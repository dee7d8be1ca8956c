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
    private final PageTime times;
    private final Instant now;

    PromiseRecord(List<Promise> promises, Duration grace, PageTime times, Instant now) {
        this.promises = promises;
        this.grace = grace;
        this.times = times;
        this.now = now;
    }

    List<Node> blocks() {
        if (promises.isEmpty()) {
            return List.of();
        }
        var items = promises.stream()
                .map(promise -> List.<Node>of(Prose.paragraph("At %s the next update was promised by %s: %s."
                        .formatted(
                                times.dayAndTime(promise.madeAt()),
                                times.timeNear(promise.madeAt(), promise.due()),
                                outcome(promise)))))
                .toList();
        return List.of(Prose.heading(2, "Promised updates"), Prose.list(items));
    }

    private String outcome(Promise promise) {
        return switch (promise.state()) {
            case DUE -> "not due yet";
            case KEPT -> "kept%s".formatted(arrival(promise));
            case LATE ->
                "late by %s%s"
                        .formatted(promise.lateBy().map(Durations::inWords).orElseThrow(), arrival(promise));
            case OVERDUE -> "overdue by %s".formatted(Durations.inWords(Duration.between(promise.due(), now)));
            case BROKEN -> "broken; no update followed";
        };
    }

    private String arrival(Promise promise) {
        var arrival = promise.answeredAt();
        if (arrival == null) {
            return "";
        }
        boolean withinGrace =
                arrival.isAfter(promise.due()) && !arrival.isAfter(promise.due().plus(grace));
        return "; it came at %s%s"
                .formatted(
                        times.timeNear(promise.madeAt(), arrival),
                        withinGrace ? ", within the grace of " + Durations.inWords(grace) : "");
    }
}
