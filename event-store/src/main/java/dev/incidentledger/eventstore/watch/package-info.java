/** What whoever watches the process is told of log, projections and database, without a statement for a probe or a scrape. */
@NullMarked
package dev.incidentledger.eventstore.watch;

import org.jspecify.annotations.NullMarked;
