package dev.incidentledger.query.access;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token, without its secret.
 *
 * @param expiresAt null when it does not expire
 * @param revokedAt null while it is not revoked
 * @param lastUsedAt accurate to a minute; null when it was never used
 * @param owner null when nobody is known, or not any more
 */
record ListedToken(
        TokenId id,
        Set<Role> roles,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Owner owner) {

    record Owner(String name, @Nullable String mail) {}
}
