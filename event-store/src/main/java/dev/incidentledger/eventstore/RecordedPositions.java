package dev.incidentledger.eventstore;

import java.util.OptionalLong;

/** Where in the order of the whole log an event stands that a command has recorded. */
public interface RecordedPositions {

    /** Empty when there is no such event, or when the store does not tell. */
    OptionalLong positionOf(String aggregateId, long sequence);
}
