/**
 * The command line {@code ledger}: one class for each command, which parses, sends and prints. It speaks HTTP alone and starts
 * nothing of Spring, so that it answers at once.
 */
@NullMarked
package dev.incidentledger.standalone.cli;

import org.jspecify.annotations.NullMarked;
