package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletResponse;

/** What every response carries; a page that needs more sets its own value afterwards. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void apply(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
    }
}
