package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Finds the token that a request presents, and where it comes from. Other schemes are left to whatever stands in front of us. */
final class BearerToken {

    private static final Pattern SCHEME = Pattern.compile("(?i)bearer(?: +(.*))?");

    private BearerToken() {}

    static @Nullable Authentication of(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (sent.size() > 1) {
            throw new SeveralCredentialsException();
        }
        if (sent.isEmpty()) {
            return null;
        }
        var bearer = SCHEME.matcher(sent.getFirst());
        return bearer.matches() ? presented(request.getRemoteAddr(), bearer.group(1)) : null;
    }

    private static Authentication presented(String remoteAddress, @Nullable String secret) {
        return UsernamePasswordAuthenticationToken.unauthenticated(remoteAddress, secret);
    }
}
