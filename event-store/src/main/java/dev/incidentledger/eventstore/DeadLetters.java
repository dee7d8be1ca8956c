package dev.incidentledger.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What stands in the way of projections, one event at most for each, whichever process found it. */
public final class DeadLetters {

    private final DeadLetterTable table;
    private final StoredPositions positions;
    private final ProjectionShare share;
    private final Consumer<String> wake;

    /** @param wake has a projection try again at once, if this process holds it */
    DeadLetters(DeadLetterTable table, StoredPositions positions, ProjectionShare share, Consumer<String> wake) {
        this.table = table;
        this.positions = positions;
        this.share = share;
        this.wake = wake;
    }

    /** In the order of their ids; of projections that some process which is present has the code of. */
    public List<DeadLetter> all() {
        return table.all().stream()
                .filter(letter -> share.isAnybodys(letter.projection()))
                .filter(Predicate.not(over()))
                .toList();
    }

    /** Those of projections that fall to this process; none before it has seen who else is there. */
    public List<DeadLetter> ofThisProcess() {
        return all().stream()
                .filter(letter -> share.wasDealt(letter.projection()))
                .toList();
    }

    /**
     * Has its projection try again at once where this process holds it; elsewhere that happens within seconds, as always.
     * Empty when nothing of this id stands in the way.
     */
    public Optional<DeadLetter> retry(String id) {
        var found = all().stream().filter(letter -> letter.id().equals(id)).findFirst();
        found.ifPresent(letter -> wake.accept(letter.projection()));
        return found;
    }

    /**
     * To be called now and then: should it stand in the way once more, it is another failure. What no process has had the code of
     * for a day, as after a projection got another name, is over too.
     */
    public void forgetWhatIsOver() {
        table.all().stream().filter(over()).forEach(table::forget);
        table.untriedForADay().stream()
                .filter(letter -> !share.isAnybodys(letter.projection()))
                .forEach(table::forget);
    }

    private Predicate<DeadLetter> over() {
        var reached = positions.all();
        return letter -> reached.getOrDefault(letter.projection(), 0L) >= letter.position();
    }
}
