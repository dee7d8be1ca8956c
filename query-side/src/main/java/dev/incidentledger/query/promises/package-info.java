/**
 * Answers which next updates were promised, and what became of the promises, and reminds operators in time.
 *
 * <p>What a promise is and how it is judged is said once, in {@link dev.incidentledger.query.health.Promises} and {@link
 * dev.incidentledger.query.health.PromiseRule}, for this ledger as for timelines and reports.
 */
@NullMarked
package dev.incidentledger.query.promises;

import org.jspecify.annotations.NullMarked;
