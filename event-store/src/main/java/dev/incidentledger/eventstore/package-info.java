/** PostgreSQL event storage and the wiring of Axon around it. Nothing here knows what an incident is. */
@NullMarked
package dev.incidentledger.eventstore;

import org.jspecify.annotations.NullMarked;
