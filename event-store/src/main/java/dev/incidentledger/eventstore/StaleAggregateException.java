package dev.incidentledger.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;

/** A command was decided on an aggregate that another process has changed since; it is decided again. */
final class StaleAggregateException extends ConcurrencyException {

    private static final long serialVersionUID = 1;

    StaleAggregateException(String aggregateId) {
        super("%s was changed by another process".formatted(aggregateId));
    }
}
