package dev.incidentledger.command.access;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that may be asked of an access token. */
sealed interface AccessCommand {

    @TargetAggregateIdentifier
    TokenId tokenId();

    /**
     * @param sha256 of the secret, 64 lower-case hexadecimal digits
     * @param expiresAt null when it does not expire
     * @param now when the request came in
     */
    record IssueToken(
            TokenId tokenId,
            String sha256,
            Set<Role> roles,
            @Nullable Instant expiresAt,
            Instant now) implements AccessCommand {

        public IssueToken {
            roles = Set.copyOf(roles);
        }
    }

    /** @param by the token that asks */
    record RevokeToken(TokenId tokenId, TokenId by) implements AccessCommand {}

    /** Nobody is named here: whoever keeps something of the owner knows what to forget. */
    record EraseOwner(TokenId tokenId) implements AccessCommand {}
}
