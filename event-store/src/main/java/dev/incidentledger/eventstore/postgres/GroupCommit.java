package dev.incidentledger.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Commits a group over a connection of its own, and tells each member what became of it. */
final class GroupCommit implements AutoCloseable {

    private final DedicatedConnection connection;
    private final AppendCounts counts;

    GroupCommit(DedicatedConnection connection, AppendCounts counts) {
        this.connection = connection;
        this.counts = counts;
    }

    /**
     * Returns the groups that have to go again, in place of this one; whoever is in none of them has an answer.
     *
     * @throws SQLException if the database is lost or takes nothing: then nobody has an answer
     */
    List<List<Append>> attempt(List<Append> group) throws SQLException {
        var open = connection.get();
        try {
            long before = AppendStatement.execute(open, events(group));
            counts.committed();
            answer(group, before + 1);
            return List.of();
        } catch (SQLException failure) {
            return switch (SqlFailure.of(failure)) {
                case DUPLICATE -> withoutLosers(group, open, failure);
                case REFUSED -> oneByOne(group, failure);
                case UNAVAILABLE -> {
                    connection.discard(); // the next one may lead to a server that takes events
                    throw failure;
                }
                case CONNECTION_LOST -> {
                    group.forEach(Append::markPerhapsRecorded);
                    connection.discard();
                    throw failure;
                }
            };
        } catch (RuntimeException | Error bug) { // what was half sent would begin the next statement
            connection.discard();
            throw bug;
        }
    }

    void findDatabase() throws SQLException {
        connection.get();
    }

    @Override
    public void close() {
        connection.discard();
    }

    private static List<NewEvent> events(List<Append> group) {
        return group.stream().map(Append::events).flatMap(List::stream).toList();
    }

    private static void answer(List<Append> group, long firstPosition) {
        long position = firstPosition;
        for (var append : group) {
            append.recordedFrom(position);
            position += append.events().size();
        }
    }

    private List<List<Append>> withoutLosers(List<Append> group, Connection open, SQLException failure)
            throws SQLException {
        var recorded = recordedAmong(group, open);
        var others = group.stream()
                .filter(append -> !settled(append, recorded, failure))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        return others.size() < group.size() ? List.of(others) : oneByOne(group, failure);
    }

    private RecordedEvents recordedAmong(List<Append> group, Connection open) throws SQLException {
        try {
            return RecordedEvents.among(group, open);
        } catch (SQLException failure) {
            connection.discard();
            throw failure;
        }
    }

    private static boolean settled(Append append, RecordedEvents recorded, SQLException failure) {
        var position = append.isPerhapsRecorded() ? recorded.positionOf(append) : OptionalLong.empty();
        if (position.isPresent()) {
            append.recordedFrom(position.getAsLong());
            return true;
        }
        var usedKey = recorded.usedKeyOf(append);
        if (usedKey.isPresent()) {
            append.fail(usedKey.get());
            return true;
        }
        var taken = append.events().stream()
                .filter(recorded::hasPlaceOrIdOf)
                .findFirst()
                .or(append::repetition);
        taken.ifPresent(event -> append.fail(overtaken(event, failure)));
        return taken.isPresent();
    }

    private static RuntimeException overtaken(NewEvent event, SQLException failure) {
        var sentence = "Event %d of %s comes second: its place or its id is taken"
                .formatted(event.sequence(), event.aggregateId());
        return event.sequence() == 0
                ? new AggregateStreamCreationException(sentence, failure)
                : new ConcurrencyException(sentence, failure);
    }

    /** Whoever the database refuses alone is refused for good, and harms nobody else. */
    private static List<List<Append>> oneByOne(List<Append> group, SQLException failure) {
        if (group.size() > 1) {
            return group.stream().map(List::of).toList();
        }
        group.getFirst().fail(refused(group.getFirst(), failure));
        return List.of();
    }

    /** Sent twice and refused the second time says nothing of the first. */
    private static RuntimeException refused(Append append, SQLException failure) {
        return append.isPerhapsRecorded()
                ? new AppendOutcomeUnknownException(failure)
                : new EventStoreException("The event store refuses the events", failure);
    }
}
