package dev.incidentledger.query.audit;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.query.audit.AuditedEvent.Upcast;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads a stored event as projections do today. */
@Component
class Upcasting {

    private final EventUpcaster chain;
    private final Serializer serializer;

    Upcasting(ObjectProvider<EventUpcaster> upcasters, @Qualifier("eventSerializer") Serializer serializer) {
        this.chain = new EventUpcasterChain(upcasters.orderedStream().toList());
        this.serializer = serializer;
    }

    /** Null when it is read as it was stored. */
    @Nullable
    Upcast of(LoggedEvent event) {
        var stored = new InitialEventRepresentation(event.asTracked(), serializer);
        return chain.upcast(Stream.of(stored))
                .filter(read -> !isAsStored(read, event))
                .findFirst()
                .map(Upcasting::read)
                .orElse(null);
    }

    private static boolean isAsStored(IntermediateEventRepresentation read, LoggedEvent event) {
        return read.getType().getName().equals(event.payloadType())
                && Objects.equals(read.getType().getRevision(), event.payloadRevision());
    }

    private static @Nullable Upcast read(IntermediateEventRepresentation read) {
        var type = read.getType();
        return StoredJson.of(read.getData(byte[].class).getData())
                .map(payload -> new Upcast(type.getName(), type.getRevision(), payload))
                .orElse(null);
    }
}
