/** Runs what is due at a time, once over all processes, on a clock that does not jump. */
@NullMarked
package dev.incidentledger.command.platform.schedule;

import org.jspecify.annotations.NullMarked;
