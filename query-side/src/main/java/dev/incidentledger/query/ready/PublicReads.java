package dev.incidentledger.query.ready;

import dev.incidentledger.query.language.Language;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what is ready, ahead of everything that could wait; the rest goes on. */
final class PublicReads extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Scripts of other sites may read there too that something is missing. */
    private static final String OF_OTHER_ORIGINS = "/api/v2/";

    private final transient ReadyDocuments documents;
    private final transient PageRevision revision;

    PublicReads(ReadyDocuments documents, PageRevision revision) {
        this.documents = documents;
        this.revision = revision;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long atLeast = revision.current();
        var document = find(request);
        if (document == null) {
            if (request.getRequestURI().startsWith(OF_OTHER_ORIGINS)) {
                response.setHeader("Access-Control-Allow-Origin", "*");
            }
            chain.doFilter(request, response);
        } else if (READING.contains(request.getMethod())) {
            ReadyAnswer.send(request, response, document, atLeast);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private @Nullable ReadyDocument find(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.equals(Document.MISSING)) {
            return null;
        }
        var shared = documents.find(path);
        return shared == null
                ? documents.find(Document.keyOf(path, Language.of(request).tag()))
                : shared;
    }
}
