package dev.incidentledger.query.signin;

import dev.incidentledger.http.AccessTokenVerifier;
import dev.incidentledger.http.Caller;
import dev.incidentledger.query.platform.CursorKey;
import dev.incidentledger.query.platform.StatusPage;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What a browser keeps of a sign-in until it is closed. It is good for reading pages, and for nothing of the API. */
@Component
public final class SignInCookie {

    static final String NAME = "signed-in";

    private final AccessTokenVerifier tokens;
    private final CursorKey key;
    private final StatusPage site;
    private final InstantSource clock;

    SignInCookie(AccessTokenVerifier tokens, CursorKey key, StatusPage site, InstantSource clock) {
        this.tokens = tokens;
        this.key = key;
        this.site = site;
        this.clock = clock;
    }

    public ResponseCookie of(Caller caller, HttpServletRequest request) {
        return cookie(new SignedIn(caller.tokenId(), clock.instant()).sealed(key), request)
                .build();
    }

    /** Makes the browser forget it. */
    public ResponseCookie over(HttpServletRequest request) {
        return cookie("", request).maxAge(Duration.ZERO).build();
    }

    /** Who signed in, while their token stands. */
    public Optional<Caller> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(value -> SignedIn.read(value, key, clock.instant()))
                .flatMap(signedIn -> tokens.standing(signedIn.token()));
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || isServedSecurely());
    }

    /** Behind a proxy the request may not show it. */
    private boolean isServedSecurely() {
        return site.url() != null && "https".equalsIgnoreCase(site.url().getScheme());
    }
}
