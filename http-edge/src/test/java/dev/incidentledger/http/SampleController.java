package dev.incidentledger.http;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController {

    record Part(@Nullable ComponentId id, @Nullable ComponentStatus status) {}

    record Sample(
            @Nullable String title,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable List<Part> parts,
            @Nullable String link,
            @Nullable String name,
            @Nullable Sent<String> note)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.text("title", title, 10);
            fields.between("count", count, 1, 100);
            fields.each("parts", parts, 3, (part, at) -> at.required("id", part.id()));
            fields.link("link", link);
            fields.optionalLine("name", name, 10);
        }
    }

    @PostMapping("/samples")
    Map<String, Object> take(@RequestBody Sample sample) {
        return Map.of("read", sample.toString());
    }

    @PostMapping("/samples/optional")
    Map<String, Object> takeOrLeave(@RequestBody(required = false) @Nullable Sample sample) {
        return Map.of("sent", sample != null);
    }

    @PostMapping("/samples/recorded")
    ResponseEntity<Void> record() {
        return ResponseEntity.created(URI.create("/samples/inc_1"))
                .header("X-Event-Position", "42")
                .build();
    }

    @GetMapping("/samples/{id}")
    String one(@PathVariable IncidentId id, @RequestParam(required = false) @Nullable Instant asOf) {
        return id + " as of " + asOf;
    }

    @GetMapping(path = "/open/page", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return "<p>open</p>";
    }

    /** Fails when it has told half of it. */
    @GetMapping("/open/half")
    void half(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("one half".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        throw new IllegalStateException("the other half is lost");
    }

    @GetMapping("/open/required")
    String required(@RequestParam String name) {
        return name;
    }

    @GetMapping({"/open/query", "/api/v1/open/query"})
    String query(
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable ComponentStatus status) {
        return "%s %s %s".formatted(at, day, status);
    }

    @GetMapping("/open/caller")
    String caller(Optional<Caller> caller) {
        return caller.map(known -> known.tokenId() + " " + known.roles()).orElse("nobody");
    }

    @GetMapping("/caller")
    String caller(Caller caller) {
        return caller.tokenId().value();
    }

    @GetMapping("/open/nobody")
    String nobody(Caller caller) {
        return caller.tokenId().value();
    }

    @GetMapping("/open/trace")
    String trace() {
        return String.valueOf(MDC.get(RequestFrame.TRACE_ID));
    }

    @GetMapping("/open/thread")
    String thread() {
        return Thread.currentThread().isVirtual() ? "virtual" : "platform";
    }

    @RequestMapping(
            path = {"/open/failing", "/actuator/health/failing"},
            method = {RequestMethod.GET, RequestMethod.POST})
    String fail() {
        throw new IllegalStateException("select secret from /var/lib/postgresql");
    }

    @GetMapping("/open/slow")
    String slow() {
        throw new IllegalStateException(new TimeoutException());
    }

    @GetMapping("/open/refused")
    String refused() {
        throw ProblemException.conflict("NOT_AGAIN", "It was done already.");
    }
}
