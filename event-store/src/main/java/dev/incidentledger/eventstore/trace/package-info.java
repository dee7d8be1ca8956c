/** Spans of commands and projections, for whomever the operator sends traces to. */
@NullMarked
package dev.incidentledger.eventstore.trace;

import org.jspecify.annotations.NullMarked;
