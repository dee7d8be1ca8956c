package dev.incidentledger.http;

import java.time.Instant;

/**
 * Where something stands that a caller wanted to change in another version.
 *
 * @param changedBy the id of the token that wrote the version, or {@code system}
 * @param changedAt when it was recorded
 */
public record CurrentVersion(long version, String changedBy, Instant changedAt) {}
