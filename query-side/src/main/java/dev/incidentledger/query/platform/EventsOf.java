package dev.incidentledger.query.platform;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.store.EventSerializer;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Finds the events of one family in a log.
 *
 * @param prefix how the names of all of them begin
 */
public record EventsOf<E>(String prefix, Class<E> family) {

    private static final EventSerializer EVENTS = new EventSerializer(LedgerEvents.CATALOG);

    /**
     * Empty for one of another family.
     *
     * @throws SerializationException for one of this family that this release cannot read
     */
    public Optional<E> read(EventRow event) {
        return holds(event) ? Optional.of(event.event(family, EVENTS)) : Optional.empty();
    }

    /** @throws SerializationException for one of this family that this release does not know */
    public boolean holds(EventRow event) {
        var type = event.payload().getType();
        if (!type.getName().startsWith(prefix)) {
            return false;
        }
        if (EVENTS.classForType(type) == UnknownSerializedType.class) {
            throw new SerializationException("There is no event " + type.getName());
        }
        return true;
    }
}
