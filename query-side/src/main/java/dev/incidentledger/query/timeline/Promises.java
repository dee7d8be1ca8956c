package dev.incidentledger.query.timeline;

import static dev.incidentledger.query.timeline.UpdateHistory.CHRONOLOGICAL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges promises. What counts is when the next update says that it was: a history told afterwards would otherwise have
 * broken all of its promises. Who dates an update back to save a promise is shown as backdated.
 */
final class Promises {

    private final List<UpdateHistory> told;
    private final boolean goesOn;
    private final Duration grace;
    private final Instant asked;

    private Promises(IncidentHistory incident, Duration grace, Instant asked) {
        this.told = incident.told();
        this.goesOn = incident.isOpen() && !incident.isRetracted();
        this.grace = grace;
        this.asked = asked;
    }

    static List<Promise> of(IncidentHistory incident, Duration grace, Instant asked) {
        return new Promises(incident, grace, asked).all();
    }

    private List<Promise> all() {
        return told.stream().flatMap(this::promiseOf).toList();
    }

    private Stream<Promise> promiseOf(UpdateHistory update) {
        return Stream.ofNullable(update.nextUpdateBy()).map(due -> {
            var answer = answerTo(update);
            var arrival = answer.map(UpdateHistory::occurredAt);
            return new Promise(
                    update.id(),
                    update.occurredAt(),
                    due,
                    judge(due, arrival),
                    answer.map(UpdateHistory::id).orElse(null),
                    arrival.orElse(null));
        });
    }

    private PromiseState judge(Instant due, Optional<Instant> arrival) {
        var deadline = due.plus(grace);
        if (arrival.isPresent()) {
            return arrival.get().isAfter(deadline) ? PromiseState.LATE : PromiseState.KEPT;
        }
        if (!asked.isAfter(deadline)) {
            return PromiseState.OPEN;
        }
        return goesOn ? PromiseState.OVERDUE : PromiseState.BROKEN;
    }

    /** The next update by time; when there is none, one recorded later that dates itself before this one answers too. */
    private Optional<UpdateHistory> answerTo(UpdateHistory update) {
        return told.stream()
                .filter(other -> CHRONOLOGICAL.compare(other, update) > 0)
                .findFirst()
                .or(() -> told.stream()
                        .filter(other -> other.position() > update.position())
                        .findFirst());
    }
}
