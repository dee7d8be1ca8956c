package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.StatusPage;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Pages for the one who asks, rendered then: they run no script, are kept by nobody, and have forms of their own. */
@Component
class AskedPages {

    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final PageRenderer renderer;

    AskedPages(StatusPage site) {
        this.renderer = new PageRenderer(site);
    }

    ResponseEntity<String> answer(HttpStatusCode status, PageModel page, HttpServletRequest request) {
        var language = Language.of(request);
        return answer(status, language, renderer.renderAll(page, language));
    }

    /** As much of it as is light. */
    ResponseEntity<String> lightly(PageModel page, HttpServletRequest request) {
        var language = Language.of(request);
        return answer(
                HttpStatus.OK,
                language,
                renderer.render(page, language, Grain.ALL).html());
    }

    private static ResponseEntity<String> answer(HttpStatusCode status, Language language, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, "Accept, Accept-Language, Authorization, Cookie")
                .body(html);
    }
}
