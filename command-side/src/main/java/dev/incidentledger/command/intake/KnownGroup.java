package dev.incidentledger.command.intake;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@link AlertGroups}.
 *
 * @param revision goes up by one with each change
 * @param pending null when nothing is under way
 */
record KnownGroup(long revision, GroupState state, @Nullable Pending pending) {}
