package dev.incidentledger.events.access;

import dev.incidentledger.events.EventName;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to an access token. */
public sealed interface AccessEvent {

    TokenId tokenId();

    /**
     * @param sha256 of the secret's ASCII bytes, 64 lower-case hexadecimal digits; the secret itself is kept nowhere
     * @param expiresAt null when it does not expire
     */
    @EventName("access.token-issued")
    @Revision("1")
    record TokenIssued(
            TokenId tokenId,
            String sha256,
            Set<Role> roles,
            @Nullable Instant expiresAt) implements AccessEvent {

        public TokenIssued {
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        }
    }

    @EventName("access.token-revoked")
    @Revision("1")
    record TokenRevoked(TokenId tokenId) implements AccessEvent {}

    /** What was known of the token's owner is to be forgotten, wherever it is kept. */
    @EventName("access.owner-erased")
    @Revision("1")
    record OwnerErased(TokenId tokenId) implements AccessEvent {}
}
