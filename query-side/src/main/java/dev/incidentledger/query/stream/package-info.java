/**
 * Tells operators what is recorded as it is recorded, as Server-Sent Events.
 *
 * <pre>
 * log -> TailReader -> LiveTail -> Listener (one for each connection) -> client
 *  \________________ EarlierFrames ___/   until it has caught up
 * </pre>
 *
 * <p>Nothing is queued for a listener: what it keeps is its place. Who falls out of the tail, or takes nothing for as long as a
 * write may last, is dropped, and resumes by its last event's id.
 */
@NullMarked
package dev.incidentledger.query.stream;

import org.jspecify.annotations.NullMarked;
