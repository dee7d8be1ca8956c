/**
 * Events in Axon Server. Command sides append there and decide on what they read there; one query side at a time copies the
 * stream into the event log of PostgreSQL, which everything else reads.
 *
 * <pre>
 * command side --append, read--> Axon Server --stream--> copier (one query side) --> event_store.event_log --> projections
 * </pre>
 *
 * Nothing here is loaded where {@code ledger.event-store} is {@code postgres}.
 */
@NullMarked
package dev.incidentledger.eventstore.axonserver;

import org.jspecify.annotations.NullMarked;
