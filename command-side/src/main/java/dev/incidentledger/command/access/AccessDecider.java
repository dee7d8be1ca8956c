package dev.incidentledger.command.access;

import static dev.incidentledger.command.platform.RejectionCode.CANNOT_REVOKE_OWN_TOKEN;
import static dev.incidentledger.command.platform.RejectionCode.EXPIRY_IN_THE_PAST;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_NOT_REVOKED;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_REVOKED;
import static dev.incidentledger.command.platform.RejectionCode.TOKEN_WITHOUT_ROLE;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_TOKEN;

import dev.incidentledger.command.access.AccessCommand.EraseOwner;
import dev.incidentledger.command.access.AccessCommand.IssueToken;
import dev.incidentledger.command.access.AccessCommand.RevokeToken;
import dev.incidentledger.command.access.AccessState.Erased;
import dev.incidentledger.command.access.AccessState.Issued;
import dev.incidentledger.command.access.AccessState.Revoked;
import dev.incidentledger.command.access.AccessState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.access.AccessEvent;
import dev.incidentledger.events.access.AccessEvent.OwnerErased;
import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.TokenId;
import java.util.List;

/** The rules of an access token's life. Pure. */
final class AccessDecider {

    private AccessDecider() {}

    static List<AccessEvent> decide(AccessState state, AccessCommand command) {
        return switch (command) {
            case IssueToken c -> issue(state, c);
            case RevokeToken c -> revoke(state, c);
            case EraseOwner c -> eraseOwner(state, c);
        };
    }

    static AccessState evolve(AccessState state, AccessEvent event) {
        return switch (event) {
            case TokenIssued e -> new Issued(e.sha256(), e.roles(), e.expiresAt());
            case TokenRevoked _ -> new Revoked();
            case OwnerErased _ -> new Erased();
        };
    }

    private static List<AccessEvent> issue(AccessState state, IssueToken c) {
        return switch (state) {
            case Unknown _ -> issueNew(c);
            case Issued issued when issued.equals(new Issued(c.sha256(), c.roles(), c.expiresAt())) -> List.of();
            case Issued _ ->
                throw new Rejected(TOKEN_ID_IN_USE, "Token %s was issued otherwise".formatted(c.tokenId()));
            case Revoked _, Erased _ ->
                throw new Rejected(
                        TOKEN_REVOKED, "Token %s is revoked for good; issue a new one".formatted(c.tokenId()));
        };
    }

    private static List<AccessEvent> issueNew(IssueToken c) {
        if (c.roles().isEmpty()) {
            throw new Rejected(TOKEN_WITHOUT_ROLE, "A token needs at least one role", "/roles");
        }
        if (c.expiresAt() != null && !c.expiresAt().isAfter(c.now())) {
            throw new Rejected(
                    EXPIRY_IN_THE_PAST, "%s is past; choose a later expiry".formatted(c.expiresAt()), "/expiresAt");
        }
        return List.of(new TokenIssued(c.tokenId(), c.sha256(), c.roles(), c.expiresAt()));
    }

    private static List<AccessEvent> revoke(AccessState state, RevokeToken c) {
        return switch (state) {
            case Unknown _ -> throw unknown(c.tokenId());
            case Issued _
            when c.tokenId().equals(c.by()) ->
                throw new Rejected(
                        CANNOT_REVOKE_OWN_TOKEN,
                        "No token revokes itself; revoke %s with another admin's".formatted(c.tokenId()));
            case Issued _ -> List.of(new TokenRevoked(c.tokenId()));
            case Revoked _, Erased _ -> List.of();
        };
    }

    /** Whoever acts can be named: a token that may still be used keeps its owner. */
    private static List<AccessEvent> eraseOwner(AccessState state, EraseOwner c) {
        return switch (state) {
            case Unknown _ -> throw unknown(c.tokenId());
            case Issued _ ->
                throw new Rejected(
                        TOKEN_NOT_REVOKED, "Token %s may still be used; revoke it first".formatted(c.tokenId()));
            case Revoked _ -> List.of(new OwnerErased(c.tokenId()));
            case Erased _ -> List.of();
        };
    }

    private static Rejected unknown(TokenId tokenId) {
        return new Rejected(UNKNOWN_TOKEN, "There is no token %s".formatted(tokenId));
    }
}
