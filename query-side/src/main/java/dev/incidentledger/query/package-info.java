/** Answers questions. One folder answers one question, from tables that can be thrown away and built again. */
@NullMarked
package dev.incidentledger.query;

import org.jspecify.annotations.NullMarked;
