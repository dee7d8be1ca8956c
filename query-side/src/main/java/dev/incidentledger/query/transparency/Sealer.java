package dev.incidentledger.query.transparency;

import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.GrowingTree;
import dev.incidentledger.log.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts what the log has and the tree has not into the tree. */
@Component
class Sealer {

    static final int BATCH = 1_000;

    private final LogReader log;
    private final SealedTree sealed;
    private final SealedEvents stored;
    private final TransactionTemplate transaction;
    private @Nullable GrowingTree tree;

    Sealer(
            PostgresEventStorageEngine engine,
            SealedTree sealed,
            SealedEvents stored,
            PlatformTransactionManager transactions) {
        this.log = engine.log();
        this.sealed = sealed;
        this.stored = stored;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One batch, in one transaction.
     *
     * @return how many events that were; 0 at the end of the log, and while another process seals
     * @throws SigningRefusedException when the log lacks an event, or its end is not the one that was sealed
     */
    synchronized int seal() {
        long known = sealed.size();
        long head = log.headPosition();
        if (head < known) {
            throw new SigningRefusedException("The log has %d events, but %d were sealed".formatted(head, known));
        }
        if (head == known) {
            return 0;
        }
        return transaction.execute(_ -> {
            var size = sealed.lockSize();
            return size.isEmpty() || head <= size.getAsLong() ? 0 : seal(treeOf(size.getAsLong()));
        });
    }

    /** The one of the last batch, unless that was not committed or another process went on. */
    private GrowingTree treeOf(long size) {
        if (tree == null || tree.size() != size) {
            tree = GrowingTree.from(sealed.tree());
        }
        return tree;
    }

    private int seal(GrowingTree growing) {
        checkThatItsEndStands(growing.size());
        var events = log.after(growing.size(), BATCH);
        checkThatNoneIsMissing(growing.size() + 1, events);
        var leaves = sealed.leaves(aggregates(events));
        var changed = new HashMap<String, Hash>();
        for (var event : events) {
            var leaf = envelope(event, Optional.ofNullable(leaves.get(event.aggregateId())))
                    .leaf();
            growing.add(leaf);
            leaves.put(event.aggregateId(), leaf);
            changed.put(event.aggregateId(), leaf);
        }
        sealed.save(growing.size(), growing.takeChanged(), changed);
        return events.size();
    }

    /** Else the end of the log was taken away, and something else has grown in its place. */
    private void checkThatItsEndStands(long size) {
        if (size > 0 && stored.firstAltered(size - 1, size).isPresent()) {
            throw new SigningRefusedException("Event %d is not the one that was sealed".formatted(size));
        }
    }

    /** Positions have no holes, and there is one more event at least. */
    private static void checkThatNoneIsMissing(long first, List<LoggedEvent> events) {
        long expected = first;
        for (var event : events) {
            if (event.position() != expected) {
                break;
            }
            expected++;
        }
        if (events.isEmpty() || expected - first < events.size()) {
            throw new SigningRefusedException("The log lacks event %d".formatted(expected));
        }
    }

    /** @param previous the leaf of the aggregate's event before */
    static Envelope envelope(LoggedEvent event, Optional<Hash> previous) {
        return new Envelope(
                event.position(),
                event.eventId(),
                Optional.ofNullable(event.aggregateType()),
                event.aggregateId(),
                event.sequence(),
                event.payloadType(),
                Optional.ofNullable(event.payloadRevision()),
                event.recordedAt(),
                Optional.ofNullable(event.commandKey()),
                Hash.of(event.payload()),
                Hash.of(event.metadata()),
                previous);
    }

    private static Set<String> aggregates(List<LoggedEvent> events) {
        var aggregates = new HashSet<String>();
        events.forEach(event -> aggregates.add(event.aggregateId()));
        return aggregates;
    }
}
