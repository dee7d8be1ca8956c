package dev.incidentledger.eventstore;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.EventName;
import dev.incidentledger.events.store.EventCatalog;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A domain small enough to see the wiring through it. */
final class Sample {

    static final EventCatalog CATALOG = EventCatalog.of(DoorEvent.class);

    private Sample() {}

    record DoorId(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        DoorId {}

        @Override
        public String toString() {
            return value;
        }
    }

    sealed interface DoorEvent {

        DoorId id();

        @EventName("door.opened")
        @Revision("1")
        record DoorOpened(DoorId id) implements DoorEvent {}

        @EventName("door.closed")
        @Revision("1")
        record DoorClosed(DoorId id) implements DoorEvent {}
    }

    sealed interface DoorCommand {

        DoorId id();
    }

    record OpenDoor(@TargetAggregateIdentifier DoorId id) implements DoorCommand {}

    record CloseDoor(@TargetAggregateIdentifier DoorId id) implements DoorCommand {}

    record PaintDoor(@TargetAggregateIdentifier DoorId id) {}

    static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Rejected(String sentence) {
            super(sentence);
        }
    }

    static List<DoorEvent> decide(boolean open, DoorCommand command) {
        return switch (command) {
            case OpenDoor c -> open ? List.of() : List.of(new DoorEvent.DoorOpened(c.id()));
            case CloseDoor c when open -> List.of(new DoorEvent.DoorClosed(c.id()));
            case CloseDoor _ -> throw new Rejected("It is not open");
        };
    }

    @Aggregate
    @Revision("1")
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static class Door {

        @AggregateIdentifier
        private @Nullable DoorId id;

        private boolean open;

        @CommandHandler
        @CreationPolicy(CREATE_IF_MISSING)
        long handle(OpenDoor c) {
            return decide(c);
        }

        @CommandHandler
        @CreationPolicy(CREATE_IF_MISSING)
        long handle(CloseDoor c) {
            return decide(c);
        }

        /** Without a creation policy, so the door has to exist. */
        @CommandHandler
        void handle(PaintDoor c) {}

        @EventSourcingHandler
        void on(DoorEvent event) {
            id = event.id();
            open = event instanceof DoorEvent.DoorOpened;
        }

        private long decide(DoorCommand command) {
            Sample.decide(open, command).forEach(AggregateLifecycle::apply);
            return AggregateLifecycle.getVersion();
        }
    }
}
