/** The history of incidents and maintenances as feeds, for readers of feeds, and by month, for programs. */
@NullMarked
package dev.incidentledger.query.feeds;

import org.jspecify.annotations.NullMarked;
