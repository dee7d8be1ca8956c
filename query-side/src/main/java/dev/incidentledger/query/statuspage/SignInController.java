package dev.incidentledger.query.statuspage;

import dev.incidentledger.http.FormSignIn;
import dev.incidentledger.http.FormSignIn.Outcome.Recognized;
import dev.incidentledger.http.FormSignIn.Outcome.Refused;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.signin.Destination;
import dev.incidentledger.query.signin.SignInCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in and out who read with a browser. */
@RestController
class SignInController {

    /** What a browser says of a form of our own, where it says anything: it does so over TLS only. */
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    private final FormSignIn signIn;
    private final SignInCookie cookie;
    private final AskedPages pages;

    SignInController(FormSignIn signIn, SignInCookie cookie, AskedPages pages) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.pages = pages;
    }

    @GetMapping(path = "/sign-in", produces = "text/html")
    ResponseEntity<String> form(@RequestParam(required = false) @Nullable String to, HttpServletRequest request) {
        return pages.answer(HttpStatus.OK, new SignInPage(Destination.of(to), false), request);
    }

    /** The token stands in the body alone: addresses are written into logs. */
    @PostMapping(path = "/sign-in", produces = "text/html")
    ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request) {
        requireOurOwn(request);
        requireNoQuery(request);
        var destination = Destination.of(to);
        return switch (signIn.present(token.strip(), request)) {
            case Recognized(var caller) -> seeOther(destination.address(), cookie.of(caller, request));
            case Refused(var refusal) -> refused(refusal, destination, request);
        };
    }

    @PostMapping("/sign-out")
    ResponseEntity<String> signOut(HttpServletRequest request) {
        requireOurOwn(request);
        return seeOther("/sign-in", cookie.over(request));
    }

    private ResponseEntity<String> refused(
            ProblemException refusal, Destination destination, HttpServletRequest request) {
        var page = refusal.status() == HttpStatus.UNAUTHORIZED
                ? new SignInPage(destination, true)
                : new RefusedPage(Optional.empty());
        var answer = pages.answer(refusal.status(), page, request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(headers -> refusal.headers().forEach(headers::set))
                .body(answer.getBody());
    }

    private static ResponseEntity<String> seeOther(String address, ResponseCookie cookie) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }

    private static void requireOurOwn(HttpServletRequest request) {
        var from = request.getHeader("Sec-Fetch-Site");
        if (from != null && !OUR_OWN.contains(from)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "FORM_OF_ANOTHER_SITE",
                    "A form of another site was sent here; sign in with ours.",
                    List.of(),
                    false);
        }
    }

    /** But for the language of the page. */
    private static void requireNoQuery(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && !query.matches("lang=\\w*")) {
            throw ProblemException.badRequest(
                    "?", "INVALID_PARAMETER", "Send what the form holds in the body: addresses are written into logs.");
        }
    }
}
