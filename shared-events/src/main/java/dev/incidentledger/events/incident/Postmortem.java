package dev.incidentledger.events.incident;

import java.time.Instant;

/**
 * One version of what was learned afterwards.
 *
 * @param id the same for all versions: a postmortem is one update of its incident
 * @param version counts from 1, drafts included
 * @param body Markdown
 * @param occurredAt the time displayed; UTC, whole microseconds
 */
public record Postmortem(UpdateId id, int version, String body, PostmortemState state, Instant occurredAt) {}
