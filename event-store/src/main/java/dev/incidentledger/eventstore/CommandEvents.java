package dev.incidentledger.eventstore;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What commands append to, and what decisions are compared with.
 *
 * @param hasStagedEvents whether the unit of work at hand has events that are recorded with its commit
 * @param lastRecorded the sequence of an aggregate's last event, whichever process recorded it; empty when it has none
 */
public record CommandEvents(
        EventStore store, BooleanSupplier hasStagedEvents, Function<String, Optional<Long>> lastRecorded) {}
