package dev.incidentledger.events.store;

import java.util.function.UnaryOperator;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.node.ObjectNode;

/** Lifts the payload of one event from one revision to the next; subclasses are named after the step and say why. */
public abstract class PayloadUpcaster extends SingleEventUpcaster {

    private final SimpleSerializedType from;
    private final SimpleSerializedType to;
    private final UnaryOperator<ObjectNode> step;

    protected PayloadUpcaster(String eventName, int from, UnaryOperator<ObjectNode> step) {
        this.from = new SimpleSerializedType(eventName, String.valueOf(from));
        this.to = new SimpleSerializedType(eventName, String.valueOf(from + 1));
        this.step = step;
    }

    @Override
    protected final boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(from);
    }

    @Override
    protected final IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, ObjectNode.class, step);
    }
}
