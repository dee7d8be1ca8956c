/**
 * An event storage for Axon on PostgreSQL. Positions are dense and in commit order, because every append holds the row
 * of the log's head until it is committed; it is fast all the same, because appends that wait at the same moment are
 * committed together.
 *
 * <pre>
 * callers -> PostgresEventStorageEngine -> CommitLane -> AppendStatement -> event_log
 *                                              |                               |
 *                                           LogHead <- LogListener <- NOTIFY --+
 *                                              |
 * streams <- LogStream <- Tail <---------------+
 * </pre>
 */
@NullMarked
package dev.incidentledger.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
