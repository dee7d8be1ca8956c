package dev.incidentledger.query.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import dev.incidentledger.http.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Projections, for admins. */
@RestController
@RequestMapping(ProjectionController.ROOT)
class ProjectionController {

    static final String ROOT = "/api/v1/admin/projections";

    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(500);

    record Projections(List<ShownProjection> projections) {}

    private final Rebuilds rebuilds;
    private final ProjectionReport report;
    private final ProgressListeners listeners;
    private final JsonMapper json;

    ProjectionController(Rebuilds rebuilds, ProjectionReport report, ProgressListeners listeners, JsonMapper json) {
        this.rebuilds = rebuilds;
        this.report = report;
        this.listeners = listeners;
        this.json = json;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Projections projections() {
        return new Projections(report.all());
    }

    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ShownProjection projection(@PathVariable String name) {
        return report.of(known(name));
    }

    @PostMapping(path = "/{name}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShownRebuild> rebuild(@PathVariable String name) {
        return start(name, Purpose.REBUILD);
    }

    @GetMapping(path = "/{name}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ShownRebuild latestRebuild(@PathVariable String name) {
        return latest(name, Purpose.REBUILD);
    }

    @DeleteMapping(path = "/{name}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ShownRebuild cancelRebuild(@PathVariable String name) {
        return cancel(name, Purpose.REBUILD);
    }

    @PostMapping(path = "/{name}/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShownRebuild> verify(@PathVariable String name) {
        return start(name, Purpose.VERIFICATION);
    }

    @GetMapping(path = "/{name}/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    ShownRebuild latestVerification(@PathVariable String name) {
        return latest(name, Purpose.VERIFICATION);
    }

    @DeleteMapping(path = "/{name}/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    ShownRebuild cancelVerification(@PathVariable String name) {
        return cancel(name, Purpose.VERIFICATION);
    }

    /** The request's own virtual thread serves it until what runs has ended. */
    @GetMapping(path = "/{name}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void progress(@PathVariable String name, HttpMethod method, HttpServletResponse response) {
        var first = report.newest(known(name)).orElseThrow(ProjectionController::nothing);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no");
        if (method.equals(HttpMethod.HEAD)) {
            return;
        }
        listeners.hold(() -> {
            var shown = first;
            while (true) {
                var frame = "event: progress\ndata: %s\n\n".formatted(json.writeValueAsString(shown));
                response.getOutputStream().write(frame.getBytes(UTF_8));
                response.getOutputStream().flush();
                if (!shown.isRunning() || listeners.areSentAway()) {
                    return true;
                }
                Thread.sleep(BETWEEN_FRAMES);
                shown = report.newest(name).orElse(shown);
            }
        });
    }

    private ResponseEntity<ShownRebuild> start(String name, Purpose purpose) {
        var started = rebuilds.start(known(name), purpose)
                .orElseThrow(() -> ProblemException.conflict(
                        "REBUILD_RUNNING",
                        "The tables of %s are being made anew or verified already; wait for its end, or cancel it."
                                .formatted(name)));
        var location =
                URI.create("%s/%s/%s".formatted(ROOT, name, purpose.name().toLowerCase(Locale.ROOT)));
        return ResponseEntity.accepted().location(location).body(report.shown(started));
    }

    private ShownRebuild latest(String name, Purpose purpose) {
        return rebuilds.latest(known(name), purpose).map(report::shown).orElseThrow(ProjectionController::nothing);
    }

    private ShownRebuild cancel(String name, Purpose purpose) {
        return rebuilds.cancel(known(name), purpose).map(report::shown).orElseThrow(ProjectionController::nothing);
    }

    private String known(String name) {
        if (!rebuilds.projections().contains(name)) {
            throw ProblemException.notFound(
                    "PROJECTION_NOT_FOUND", "There is no projection %s; see %s.".formatted(name, ROOT));
        }
        return name;
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("NO_REBUILD", "There was none of this kind yet.");
    }
}
