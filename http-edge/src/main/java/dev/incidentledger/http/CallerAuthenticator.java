package dev.incidentledger.http;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/** Recognizes a caller by the token that it presents. */
final class CallerAuthenticator implements AuthenticationManager {

    private final AccessTokenVerifier verifier;
    private final FailedAuthentications failures;

    CallerAuthenticator(AccessTokenVerifier verifier, FailedAuthentications failures) {
        this.verifier = verifier;
        this.failures = failures;
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
        }
        return caller;
    }
}
