package dev.incidentledger.eventstore;

import java.util.OptionalLong;

/** Where in the order of the whole log events stand. */
public interface Positions {

    /** Empty when there is no such event, or when the store does not tell. */
    OptionalLong positionOf(String aggregateId, long sequence);

    /** Where the log ends; 0 while it is empty. */
    long head();
}
