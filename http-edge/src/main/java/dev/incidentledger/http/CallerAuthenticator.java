package dev.incidentledger.http;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/** Recognizes a caller by the token that it presents, and notes that the token was used. */
final class CallerAuthenticator implements AuthenticationManager {

    private final AccessTokenVerifier verifier;
    private final FailedAuthentications failures;
    private final LastUses uses;

    CallerAuthenticator(AccessTokenVerifier verifier, FailedAuthentications failures, LastUses uses) {
        this.verifier = verifier;
        this.failures = failures;
        this.uses = uses;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var network = Network.of(presented.getName());
        var secret = AccessTokenSecret.parse(String.valueOf(presented.getCredentials()));
        return secret.flatMap(known -> recognize(known, network))
                .map(CallerAuthentication::new)
                .orElseThrow(() -> failures.failed(secret.map(AccessTokenSecret::tokenId), network));
    }

    private Optional<Caller> recognize(AccessTokenSecret secret, String network) {
        var token = secret.tokenId();
        failures.admit(token, network, verifier.remembers(token));
        var caller = verifier.verify(secret);
        if (caller.isPresent()) {
            failures.recognized(token, network);
            uses.note(token);
        }
        return caller;
    }
}
