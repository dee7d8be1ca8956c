package dev.incidentledger.command.platform;

/**
 * Where a command left what it was about.
 *
 * @param version of that: the sequence of the newest event that changed it, from 0
 * @param recorded false when there was nothing to record
 */
public record Outcome(long version, boolean recorded) {}
