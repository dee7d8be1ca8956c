package dev.incidentledger.eventstore.axonserver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.incidentledger.eventstore.RecordedKeys;
import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.eventstore.postgres.CommandKeyUsedException;
import dev.incidentledger.eventstore.postgres.LogReader;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * Which keys are used: by what this process remembers, by the copy, and for what the copy does not have yet by the events of
 * the aggregate that the command is about. Axon Server itself knows no keys. So a key is used once in each aggregate; in two
 * of them only if two processes take it within the copy's delay.
 */
final class KeysInStream implements RecordedKeys {

    private static final long REMEMBERED = 50_000;

    private final AxonServer server;
    private final EventForm form;
    private final CommandKey commandKey;
    private final LogReader copy;
    private final Cache<String, RecordedKey> recent =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    KeysInStream(AxonServer server, EventForm form, CommandKey commandKey, LogReader copy) {
        this.server = server;
        this.form = form;
        this.commandKey = commandKey;
        this.copy = copy;
    }

    @Override
    public Optional<RecordedKey> find(String key, String aggregateId) {
        return find(key, aggregateId, Long.MAX_VALUE);
    }

    @Override
    public boolean areUniqueInLog() {
        return false;
    }

    /** @throws CommandKeyUsedException when the command of this event, its first, is recorded */
    void requireUnused(EventMessage<?> first) {
        commandKey.of(first).ifPresent(key -> {
            var event = (DomainEventMessage<?>) first;
            find(key, event.getAggregateIdentifier(), event.getSequenceNumber()).ifPresent(found -> {
                throw new CommandKeyUsedException(key, found.aggregateId(), found.sequence());
            });
        });
    }

    void used(EventMessage<?> first) {
        commandKey.of(first).ifPresent(key -> {
            var event = (DomainEventMessage<?>) first;
            recent.put(key, new RecordedKey(event.getAggregateIdentifier(), event.getSequenceNumber()));
        });
    }

    private Optional<RecordedKey> find(String key, String aggregateId, long before) {
        return Optional.ofNullable(recent.getIfPresent(key)).or(() -> recorded(key, aggregateId, before));
    }

    /** The copy grows meanwhile: whatever it has not told by its keys has to stand behind what it had before. */
    private Optional<RecordedKey> recorded(String key, String aggregateId, long before) {
        long next = copy.lastSequence(aggregateId).orElse(-1L) + 1;
        return copy.withCommandKey(key)
                .map(event -> new RecordedKey(event.aggregateId(), event.sequence()))
                .or(() -> next < before ? inStream(key, aggregateId, next) : Optional.empty());
    }

    private Optional<RecordedKey> inStream(String key, String aggregateId, long firstSequence) {
        return form.read(server.ofAggregate(aggregateId, firstSequence).stream(), NoOpEventUpcaster.INSTANCE)
                .asStream()
                .filter(event -> commandKey.of(event).filter(key::equals).isPresent())
                .findFirst()
                .map(event -> new RecordedKey(aggregateId, event.getSequenceNumber()));
    }
}
