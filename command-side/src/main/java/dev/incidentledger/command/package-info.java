/** Decides: commands in, events out. */
@NullMarked
package dev.incidentledger.command;

import org.jspecify.annotations.NullMarked;
