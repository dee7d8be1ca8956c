package dev.incidentledger.query.statuspage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.http.Caller;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.http.Visitors;
import dev.incidentledger.query.platform.HtmlWanted;
import dev.incidentledger.query.signin.Destination;
import dev.incidentledger.query.signin.Section;
import dev.incidentledger.query.signin.SignInCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Leads whoever is not signed in to where they can, and says to whoever is what they lack. */
@Component
class PageVisitors implements Visitors {

    private final SignInCookie cookie;
    private final AskedPages pages;

    PageVisitors(SignInCookie cookie, AskedPages pages) {
        this.cookie = cookie;
        this.pages = pages;
    }

    @Override
    public Optional<Caller> known(HttpServletRequest request) {
        return cookie.read(request);
    }

    @Override
    public boolean refuse(ProblemException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isPerson(request)) {
            return false;
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, new SignInPage(destination(request), false).path());
        } else {
            send(
                    pages.answer(refusal.status(), new RefusedPage(Section.of(request.getServletPath())), request),
                    response);
        }
        return true;
    }

    /** Whoever sends a token with each request is a program. */
    private static boolean isPerson(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null && HtmlWanted.in(request);
    }

    private static Destination destination(HttpServletRequest request) {
        var query = request.getQueryString();
        return Destination.of(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static void send(ResponseEntity<String> page, HttpServletResponse response) throws IOException {
        response.setStatus(page.getStatusCode().value());
        page.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(Objects.requireNonNull(page.getBody()).getBytes(UTF_8));
    }
}
