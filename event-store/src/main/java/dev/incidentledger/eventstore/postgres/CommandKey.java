package dev.incidentledger.eventstore.postgres;

import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;

/** Tells from an event by which key the command is known that led to it. */
@FunctionalInterface
public interface CommandKey {

    /** Empty when the command has none. */
    Optional<String> of(EventMessage<?> event);
}
