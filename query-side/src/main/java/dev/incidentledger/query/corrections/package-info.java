/**
 * Answers how often, how, and how long after it was told, what an incident or the updates of a maintenance had told was changed.
 * Nothing is kept for it: corrections are among the events of the timeline and of the maintenances.
 */
@NullMarked
package dev.incidentledger.query.corrections;

import org.jspecify.annotations.NullMarked;
