package dev.incidentledger.query.ready;

import dev.incidentledger.query.platform.PublicCaching;
import dev.incidentledger.query.ready.Document.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Writes a document that is ready, in the form that the client takes. */
final class ReadyAnswer {

    private static final String KEPT = "public, max-age=31536000, immutable";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ReadyAnswer() {}

    /**
     * The document, or that the client has it already.
     *
     * @param revision of which the document is, at least; an open page tells by it what lay in a cache
     */
    static void send(HttpServletRequest request, HttpServletResponse response, ReadyDocument document, long revision)
            throws IOException {
        boolean packed = takesPacked(request);
        var tag = packed ? "\"%s-gzip\"".formatted(document.tag()) : "\"%s\"".formatted(document.tag());
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", document.kind() == Kind.ASSET ? KEPT : PublicCaching.CACHED);
        response.setHeader(
                "Vary", document.language() == null ? "Accept-Encoding" : "Accept-Encoding, Accept-Language");
        if (document.kind() == Kind.PAGE) {
            response.setHeader("Page-Revision", Long.toString(revision));
        }
        describe(response, document);
        if (EntityTags.match(request.getHeader("If-None-Match"), document.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            write(request, response, document, packed);
        }
    }

    /** A page that stands for what is not there; kept by nobody. */
    static void sendInstead(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, ReadyDocument page)
            throws IOException {
        response.setStatus(status.value());
        response.setHeader("Vary", "Accept, Accept-Encoding, Accept-Language");
        describe(response, page);
        write(request, response, page, takesPacked(request));
    }

    private static boolean takesPacked(HttpServletRequest request) {
        return Encodings.takesGzip(request.getHeader("Accept-Encoding"));
    }

    private static void describe(HttpServletResponse response, ReadyDocument document) {
        switch (document.kind()) {
            case PAGE -> response.setHeader("Content-Security-Policy", PAGE_POLICY);
            case DATA -> {
                response.setHeader("Access-Control-Allow-Origin", "*");
                response.setHeader("Access-Control-Expose-Headers", "ETag");
            }
            case ASSET -> {}
        }
        if (document.language() != null) {
            response.setHeader("Content-Language", document.language());
        }
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, ReadyDocument document, boolean packed)
            throws IOException {
        var body = packed ? document.gzip() : document.plain();
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(document.mediaType());
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
