package dev.incidentledger.query.stream;

import dev.incidentledger.http.AccessTokenVerifier;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operators' live stream, for callers of any role. The request's own virtual thread serves it until it ends. */
@RestController
class StreamController {

    private static final String LAST_EVENT = "Last-Event-ID";
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final LiveTail tail;
    private final EarlierFrames earlier;
    private final Listeners listeners;
    private final AccessTokenVerifier tokens;
    private final StreamSettings settings;

    StreamController(
            LiveTail tail,
            EarlierFrames earlier,
            Listeners listeners,
            AccessTokenVerifier tokens,
            StreamSettings settings) {
        this.tail = tail;
        this.earlier = earlier;
        this.listeners = listeners;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** @param after ignored where a client that resumes says what it had last */
    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(
            Caller caller,
            @RequestHeader(name = LAST_EVENT, required = false) @Nullable String lastEvent,
            @RequestParam(required = false) @Nullable Long after,
            HttpMethod method,
            HttpServletResponse response) {
        requireOpen();
        long position = begin(lastEvent, after);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no");
        if (method.equals(HttpMethod.HEAD)) {
            return;
        }
        listeners.hold(() -> listen(caller, position, response) != Listener.End.FELL_BEHIND);
    }

    private Listener.End listen(Caller caller, long position, HttpServletResponse response)
            throws IOException, InterruptedException {
        return new Listener(caller, position, tokens, tail, earlier, settings.heartbeat(), response.getOutputStream())
                .run();
    }

    private void requireOpen() {
        if (!tail.isOpen()) {
            throw ProblemException.unavailable("STREAM_NOT_OPEN", "This process is starting or stopping; try again.");
        }
    }

    private long begin(@Nullable String lastEvent, @Nullable Long after) {
        if (lastEvent != null) {
            if (!POSITION.matcher(lastEvent).matches()) {
                throw refused(LAST_EVENT, "This is the id of the last event you were sent, a number.");
            }
            return within(Long.parseLong(lastEvent), LAST_EVENT);
        }
        return after == null ? tail.position() : within(after, "?after");
    }

    private long within(long position, String pointer) {
        if (position < 0) {
            throw refused(pointer, "Positions count from 0.");
        }
        if (position > tail.position()) {
            long head = earlier.head();
            if (position > head) {
                throw refused(pointer, "The log ends at position %d.".formatted(head));
            }
        }
        return position;
    }

    private static ProblemException refused(String pointer, String detail) {
        return ProblemException.badRequest(pointer, "INVALID_PARAMETER", detail);
    }
}
