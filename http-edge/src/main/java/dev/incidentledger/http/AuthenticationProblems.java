package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/** What whoever did not prove who they are is told. */
final class AuthenticationProblems {

    private static final String CHALLENGE = "Bearer realm=\"incident-ledger\"";

    private AuthenticationProblems() {}

    static ProblemException of(HttpServletRequest request, AuthenticationException failure) {
        return switch (failure) {
            case TooManyFailuresException tooMany -> {
                var detail = "Too many access tokens were refused; wait before you try the next.";
                yield TooMany.of(request, "TOO_MANY_FAILED_AUTHENTICATIONS", detail, tooMany.retryAfter());
            }
            case SeveralCredentialsException _ ->
                ProblemException.badHeader("SEVERAL_AUTHORIZATIONS", "Send one Authorization header.");
            case BadCredentialsException _ -> challenge(401, ", error=\"invalid_token\"");
            default -> challenge(401, "");
        };
    }

    static ProblemException forbidden() {
        return challenge(403, ", error=\"insufficient_scope\"");
    }

    private static ProblemException challenge(int status, String error) {
        return StatusProblems.of(status, Map.of(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error));
    }
}
