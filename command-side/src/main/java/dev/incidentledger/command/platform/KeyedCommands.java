package dev.incidentledger.command.platform;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.eventstore.RecordedKeys;
import dev.incidentledger.eventstore.RecordedKeys.RecordedKey;
import dev.incidentledger.eventstore.RecordedPositions;
import dev.incidentledger.eventstore.postgres.AppendOutcomeUnknownException;
import dev.incidentledger.http.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gives a command with a key its effect once. The log is the memory: a key is recorded with the events of its command, by
 * the same commit, and what the command was answered follows from them. So the log is asked only when a command did not
 * record anything: it may be one that did before.
 */
@Component
class KeyedCommands {

    private final RecordedKeys keys;
    private final EventStore events;
    private final RecordedPositions positions;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    KeyedCommands(RecordedKeys keys, EventStore events, RecordedPositions positions) {
        this.keys = keys;
        this.events = events;
        this.positions = positions;
    }

    /**
     * @param aggregateId what the command is about
     * @param command sends it, and answers empty when nothing was recorded
     */
    Recorded once(ScopedKey key, String aggregateId, Supplier<Sent> command) {
        if (!running.add(key.value())) {
            throw IdempotencyKey.inProgress();
        }
        try {
            var sent = command.get();
            return sent.isNews() ? sent.recorded() : earlier(key, aggregateId).orElse(sent.recorded());
        } catch (AppendOutcomeUnknownException _) {
            return recordedAsFarAsKnown(key, aggregateId).orElseThrow(KeyedCommands::safeToRepeat);
        } catch (RuntimeException failure) {
            return earlier(key, aggregateId).orElseThrow(() -> failure);
        } finally {
            running.remove(key.value());
        }
    }

    private static ProblemException safeToRepeat() {
        return ProblemException.unavailable(
                "EVENT_STORE_OUTCOME_UNKNOWN",
                "The event store was lost before it answered. Send this again with the same Idempotency-Key.");
    }

    /** @param isNews false when the command changed nothing */
    record Sent(Recorded recorded, boolean isNews) {}

    private Optional<Recorded> recordedAsFarAsKnown(ScopedKey key, String aggregateId) {
        try {
            return earlier(key, aggregateId);
        } catch (EventStoreException | DataAccessException unanswered) {
            return Optional.empty();
        }
    }

    private Optional<Recorded> earlier(ScopedKey key, String aggregateId) {
        return keys.find(key.value(), aggregateId).map(place -> answered(place, key.fingerprint()));
    }

    private Recorded answered(RecordedKey place, String fingerprint) {
        var read = events.readEvents(place.aggregateId(), place.sequence());
        var first = read.next();
        if (!fingerprint.equals(first.getMetaData().get(MetadataKey.IDEMPOTENCY_FINGERPRINT))) {
            throw IdempotencyKey.reused();
        }
        long version = first.getSequenceNumber();
        while (read.hasNext() && causeOf(read.peek()).equals(causeOf(first))) {
            version = read.next().getSequenceNumber();
        }
        return new Recorded(
                place.aggregateId(),
                version,
                positions.positionOf(place.aggregateId(), version),
                Optional.of(first.getPayload()));
    }

    /** All events of one command name it, and stand side by side. */
    private static Object causeOf(DomainEventMessage<?> event) {
        return event.getMetaData().getOrDefault(MetadataKey.CAUSATION_ID, event.getIdentifier());
    }
}
