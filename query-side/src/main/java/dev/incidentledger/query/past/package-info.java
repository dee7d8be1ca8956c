/**
 * Brings what was recorded up to a moment of the past, for whoever folds it as the projections do. It is read from the
 * events themselves, and no more of them than the question needs.
 */
@NullMarked
package dev.incidentledger.query.past;

import org.jspecify.annotations.NullMarked;
