package dev.incidentledger.query.health;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which promises an incident made, and which update answered each. What counts is when the next update says that it was:
 * a history told afterwards would otherwise have broken all of its promises. Who dates an update back to save a promise is
 * shown as backdated.
 *
 * <p>What dates itself before a promise answers it only as its incident's end: whoever was promised a next update has been
 * told that there is nothing left to wait for.
 */
public final class Promises {

    private final List<ToldUpdate> recorded;
    private final List<ToldUpdate> chronological;

    private Promises(List<ToldUpdate> recorded) {
        this.recorded = recorded;
        this.chronological =
                recorded.stream().sorted(comparing(ToldUpdate::occurredAt)).toList();
    }

    /**
     * By when they were made.
     *
     * @param told all updates of one incident but its notes, in the order in which they were recorded
     */
    public static List<MadePromise> of(List<ToldUpdate> told) {
        return new Promises(told).all();
    }

    private List<MadePromise> all() {
        return IntStream.range(0, chronological.size())
                .boxed()
                .flatMap(this::promiseAt)
                .toList();
    }

    private Stream<MadePromise> promiseAt(int place) {
        var update = chronological.get(place);
        return Stream.ofNullable(update.nextUpdateBy()).map(due -> promise(update, due, answerTo(place)));
    }

    private static MadePromise promise(ToldUpdate update, Instant due, Optional<ToldUpdate> answer) {
        return new MadePromise(
                update.id(),
                update.occurredAt(),
                due,
                answer.map(ToldUpdate::id).orElse(null),
                answer.map(ToldUpdate::occurredAt).orElse(null));
    }

    /** The next update by time; when there is none, a resolution recorded later, whatever time it is dated. */
    private Optional<ToldUpdate> answerTo(int place) {
        if (place + 1 < chronological.size()) {
            return Optional.of(chronological.get(place + 1));
        }
        int recordedAs = recorded.indexOf(chronological.get(place));
        return recorded.subList(recordedAs + 1, recorded.size()).stream()
                .filter(ToldUpdate::ends)
                .min(comparing(ToldUpdate::occurredAt));
    }
}
