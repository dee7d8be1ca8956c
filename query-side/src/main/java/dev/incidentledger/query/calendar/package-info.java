/** Maintenances as a calendar that others subscribe to. */
@NullMarked
package dev.incidentledger.query.calendar;

import org.jspecify.annotations.NullMarked;
