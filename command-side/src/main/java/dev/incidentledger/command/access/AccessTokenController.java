package dev.incidentledger.command.access;

import dev.incidentledger.command.access.AccessCommand.EraseOwner;
import dev.incidentledger.command.access.AccessCommand.IssueToken;
import dev.incidentledger.command.access.AccessCommand.RevokeToken;
import dev.incidentledger.command.platform.CommandAnswer;
import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.command.platform.FreshIds;
import dev.incidentledger.command.platform.Recorded;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.http.AccessTokenSecret;
import dev.incidentledger.http.AccessTokenVerifier;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.http.RequestTimes;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues and revokes access tokens, and forgets whose they were. */
@RestController
@RequestMapping(AccessTokenController.PATH)
class AccessTokenController {

    static final String PATH = "/api/v1/access-tokens";

    /** @param secret shown here and never again */
    record IssuedToken(String id, long version, @Nullable Long position, String secret) {}

    private final CommandDispatcher commands;
    private final FreshIds ids;
    private final AccessTokenVerifier verifier;
    private final TokenOwners owners;
    private final InstantSource clock;

    AccessTokenController(
            CommandDispatcher commands,
            FreshIds ids,
            AccessTokenVerifier verifier,
            TokenOwners owners,
            InstantSource clock) {
        this.commands = commands;
        this.ids = ids;
        this.verifier = verifier;
        this.owners = owners;
        this.clock = clock;
    }

    /** The owner is written last: a refusal leaves no trace of a person, a failure a token that nobody can use. */
    @PostMapping
    ResponseEntity<IssuedToken> issue(@RequestBody AccessTokenRequest body, Caller caller) {
        var id = new TokenId(ids.next(TokenId.PREFIX, caller));
        var secret = AccessTokenSecret.next(id);
        var command = new IssueToken(
                id, secret.sha256(), body.roleSet(), body.expiresAt(), RequestTimes.truncate(clock.instant()));
        var recorded = commands.send(command, id.value(), caller);
        if (recorded.replayed()) {
            throw ProblemException.conflict(
                    "SECRET_SHOWN_ONCE",
                    "This request issued %s before, and a secret is shown once. Revoke that token and issue another."
                            .formatted(recorded.aggregateId()));
        }
        if (body.owner() != null) {
            owners.remember(id, body.owner());
        }
        return CommandAnswer.headed(ResponseEntity.created(URI.create(PATH)), recorded)
                .body(issued(recorded, secret));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<CommandAnswer> revoke(@PathVariable TokenId id, Caller caller) {
        var recorded = commands.send(new RevokeToken(id, caller.tokenId()), id.value(), caller);
        verifier.forget(id);
        return CommandAnswer.done(id.value(), recorded);
    }

    /** What is kept of the owner goes a moment later, when the read models follow. */
    @DeleteMapping("/{id}/owner")
    ResponseEntity<CommandAnswer> eraseOwner(@PathVariable TokenId id, Caller caller) {
        return CommandAnswer.done(id.value(), commands.send(new EraseOwner(id), id.value(), caller));
    }

    private static IssuedToken issued(Recorded recorded, AccessTokenSecret secret) {
        return new IssuedToken(recorded.aggregateId(), recorded.version(), recorded.positionOrNull(), secret.value());
    }
}
