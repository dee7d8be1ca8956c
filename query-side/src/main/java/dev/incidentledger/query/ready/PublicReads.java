package dev.incidentledger.query.ready;

import dev.incidentledger.query.platform.PublicCaching;
import dev.incidentledger.query.ready.Document.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what is ready, ahead of everything that could wait; the rest goes on. */
final class PublicReads extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final List<String> READS = List.of("GET", "HEAD");
    private static final String KEPT = "public, max-age=31536000, immutable";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final transient ReadyDocuments documents;
    private final transient Languages languages;

    PublicReads(ReadyDocuments documents, Languages languages) {
        this.documents = documents;
        this.languages = languages;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var document = find(request);
        if (document == null) {
            chain.doFilter(request, response);
        } else if (READS.contains(request.getMethod())) {
            answer(request, response, document);
        } else {
            response.setHeader("Allow", String.join(", ", READS));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private @Nullable ReadyDocument find(HttpServletRequest request) {
        var path = request.getRequestURI();
        var shared = documents.find(path);
        return shared == null ? documents.find(Document.keyOf(path, languages.of(request))) : shared;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, ReadyDocument document)
            throws IOException {
        boolean packed = Encodings.takesGzip(request.getHeader("Accept-Encoding"));
        var tag = packed ? "\"%s-gzip\"".formatted(document.tag()) : "\"%s\"".formatted(document.tag());
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", document.kind() == Kind.ASSET ? KEPT : PublicCaching.CACHED);
        response.setHeader(
                "Vary", document.language() == null ? "Accept-Encoding" : "Accept-Encoding, Accept-Language");
        describe(response, document);
        if (EntityTags.match(request.getHeader("If-None-Match"), document.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
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
}
