package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.GrowingTree;
import dev.incidentledger.log.Hash;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Goes through the events of a log from the first one on, and holds each against what came before and what was signed. */
final class LogWalk {

    private final GrowingTree tree = GrowingTree.empty();
    private final Map<Hash, Newest> newest = new HashMap<>();
    private final Deque<Checkpoint> ahead;
    private Instant recordedAt = Instant.MIN;
    private long sound;

    /** An aggregate's newest event. */
    private record Newest(long sequence, Hash leaf) {}

    /** @param signed in any order */
    LogWalk(Collection<Checkpoint> signed) {
        this.ahead = new ArrayDeque<>(signed.stream()
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList());
    }

    /** To be called before the first event, and after each. */
    void look() throws BrokenExportException {
        boolean isSigned = false;
        while (!ahead.isEmpty() && ahead.peek().size() == tree.size()) {
            isSigned = true;
            if (!ahead.remove().root().equals(tree.root())) {
                throw new BrokenExportException(
                        sound + 1,
                        "The first %d events are those that were signed, and of the next %d at least one is not"
                                .formatted(sound, tree.size() - sound));
            }
        }
        if (isSigned) {
            sound = tree.size();
        }
    }

    void add(ExportedEvent event) throws BrokenExportException {
        long position = tree.size() + 1;
        if (event.position() != position) {
            throw new BrokenExportException(
                    position, "Here stands event %d, not %d".formatted(event.position(), position));
        }
        try {
            place(event);
        } catch (IllegalArgumentException noEvent) {
            throw new BrokenExportException(position, "It is no event that a log could hold: " + noEvent.getMessage());
        }
        look();
    }

    /** @throws BrokenExportException when more was signed than there is */
    void end() throws BrokenExportException {
        if (!ahead.isEmpty()) {
            throw new BrokenExportException(
                    tree.size() + 1,
                    "The events end here, but %d were signed"
                            .formatted(ahead.getLast().size()));
        }
    }

    private void place(ExportedEvent event) throws BrokenExportException {
        var aggregate = Hash.of(event.aggregateId().getBytes(UTF_8)); // however long its id is
        var before = Optional.ofNullable(newest.get(aggregate));
        long expected = before.map(Newest::sequence).orElse(-1L) + 1;
        if (event.sequence() != expected) {
            throw new BrokenExportException(
                    event.position(), "It is event %d of its aggregate, not %d".formatted(event.sequence(), expected));
        }
        if (event.time().isBefore(recordedAt)) {
            throw new BrokenExportException(event.position(), "It was recorded before the one before it");
        }
        var leaf = event.envelope(before.map(Newest::leaf)).leaf();
        if (!leaf.equals(Hash.ofBase64(event.leaf()))) {
            throw new BrokenExportException(event.position(), "It is not what was sealed");
        }
        tree.add(leaf);
        newest.put(aggregate, new Newest(event.sequence(), leaf));
        recordedAt = event.time();
    }
}
