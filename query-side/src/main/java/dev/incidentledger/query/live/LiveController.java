package dev.incidentledger.query.live;

import dev.incidentledger.query.ready.MissingDocuments;
import dev.incidentledger.query.ready.PageRevision;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** For everybody who has a page open. The request's own virtual thread serves it until it ends. */
@RestController
class LiveController {

    /** No revision is this one. */
    private static final long NONE = -1;

    private final PageRevision revision;
    private final LiveReaders readers;
    private final MissingDocuments missing;
    private final LiveSettings settings;

    LiveController(PageRevision revision, LiveReaders readers, MissingDocuments missing, LiveSettings settings) {
        this.revision = revision;
        this.readers = readers;
        this.missing = missing;
        this.settings = settings;
    }

    /** @param lastEvent the revision that the reader has; whatever else it says, the reader is told the current one at once */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEvent,
            HttpMethod method,
            HttpServletResponse response) {
        missing.requireAll();
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no");
        if (method.equals(HttpMethod.HEAD)) {
            return;
        }
        readers.hold(() -> {
            new LiveReader(revision, known(lastEvent), settings.heartbeat(), response.getOutputStream()).run();
            return true;
        });
    }

    private long known(@Nullable String lastEvent) {
        long current = revision.current();
        return String.valueOf(current).equals(lastEvent) ? current : NONE;
    }
}
