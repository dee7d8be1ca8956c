package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;

/** Judges an access token that somebody typed as it judges those of headers, wrong guesses and all. */
public final class FormSignIn {

    private final AuthenticationManager callers;

    FormSignIn(AuthenticationManager callers) {
        this.callers = callers;
    }

    /** What came of a token. */
    public sealed interface Outcome {

        record Recognized(Caller caller) implements Outcome {}

        /** @param refusal 401 for a token that is not valid, 429 for whoever has tried too many */
        record Refused(ProblemException refusal) implements Outcome {}
    }

    public Outcome present(String token, HttpServletRequest request) {
        var presented = UsernamePasswordAuthenticationToken.unauthenticated(request.getRemoteAddr(), token);
        try {
            var caller = ((CallerAuthentication) callers.authenticate(presented)).getPrincipal();
            request.setAttribute(AccessLog.CALLER, caller.tokenId().value());
            return new Outcome.Recognized(caller);
        } catch (AuthenticationException failure) {
            return new Outcome.Refused(AuthenticationProblems.of(request, failure));
        }
    }
}
