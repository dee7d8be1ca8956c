package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.SpanReceiver.ReceivedSpan;
import dev.incidentledger.events.MetadataKey;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever the operator sends traces to sees one from the request to the last projection. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TITLE = "Nobody reads this in a trace";
    private static final Map<String, String> INCIDENT =
            Map.of("title", TITLE, "status", "investigating", "message", "Nor this, which is said to the public");

    private static SpanReceiver receiver;
    private static RunningLedger ledger;

    @BeforeAll
    static void start() throws IOException {
        receiver = SpanReceiver.start();
        ledger = RunningLedger.start("--ledger.traces.endpoint=" + receiver.endpoint());
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @Test
    void a_trace_leads_from_the_caller_through_request_and_command_to_every_projection() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var caller = "00f067aa0ba902b7";

        identify("00-%s-%s-01".formatted(trace, caller));

        var request =
                await().atMost(PATIENCE).until(() -> named(trace, "POST /api/v1/incidents"), list -> list.size() == 1);
        assertThat(request.getFirst().parent()).isEqualTo(caller);
        var command = named(trace, "IdentifyIncident").getFirst();
        assertThat(command.parent()).isEqualTo(request.getFirst().id());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(trace)
                                .filter(span -> span.parent().equals(command.id()))
                                .map(ReceivedSpan::name))
                        .contains("timeline-v1", "current-status-v1", "uptime-v1", "promises-v3"));
    }

    @Test
    void an_event_names_the_command_that_it_comes_from_and_its_trace() {
        var trace = "5bf92f3577b34da6a3ce929d0e0e4736";

        var metadata = metadataAt(identify("00-%s-00f067aa0ba902b7-01".formatted(trace)));

        var command = await().atMost(PATIENCE).until(() -> named(trace, "IdentifyIncident"), list -> list.size() == 1);
        assertThat(metadata.path(MetadataKey.CORRELATION_ID).asString()).isEqualTo(trace);
        assertThat(metadata.path(MetadataKey.TRACEPARENT).asString())
                .isEqualTo("00-%s-%s-01".formatted(trace, command.getFirst().id()));
    }

    @Test
    void a_caller_who_wants_no_trace_gets_none() {
        var trace = "6bf92f3577b34da6a3ce929d0e0e4736";

        var metadata = metadataAt(identify("00-%s-00f067aa0ba902b7-00".formatted(trace)));

        assertThat(metadata.path(MetadataKey.CORRELATION_ID).asString()).isEqualTo(trace);
        assertThat(metadata.has(MetadataKey.TRACEPARENT)).isFalse();
        var later = "7bf92f3577b34da6a3ce929d0e0e4736";
        identify("00-%s-00f067aa0ba902b7-01".formatted(later));
        await().atMost(PATIENCE).until(() -> named(later, "timeline-v1").size() == 1);
        assertThat(of(trace)).isEmpty();
    }

    @Test
    void nothing_that_operators_say_is_in_a_trace() {
        var trace = "8bf92f3577b34da6a3ce929d0e0e4736";

        identify("00-%s-00f067aa0ba902b7-01".formatted(trace));
        ledger.admin().post("/api/v1/incidents", Map.of("title", TITLE)).expect(400);

        await().atMost(PATIENCE).until(() -> named(trace, "timeline-v1").size() == 1);
        assertThat(receiver.everything())
                .contains("POST /api/v1/incidents")
                .doesNotContain(TITLE, "said to the public");
    }

    @Test
    void without_an_endpoint_nothing_is_traced_and_nothing_is_added_to_events() {
        var untraced = RunningLedger.shared();

        var position =
                untraced.admin().post("/api/v1/incidents", INCIDENT).expect(201).position();

        assertThat(untraced.context().getBeansOfType(OpenTelemetry.class)).isEmpty();
        assertThat(metadataAt(untraced, position).has(MetadataKey.TRACEPARENT)).isFalse();
    }

    private static long identify(String traceparent) {
        return ledger.admin()
                .post("/api/v1/incidents", INCIDENT, "traceparent", traceparent)
                .expect(201)
                .position();
    }

    private static JsonNode metadataAt(long position) {
        return metadataAt(ledger, position);
    }

    private static JsonNode metadataAt(RunningLedger ledger, long position) {
        return ledger.admin()
                .get("/api/v1/audit/events?limit=1&after=" + (position - 1))
                .expect(200)
                .json()
                .at("/events/0/metadata");
    }

    private static List<ReceivedSpan> named(String trace, String name) {
        return of(trace).filter(span -> span.name().equals(name)).toList();
    }

    private static Stream<ReceivedSpan> of(String trace) {
        return receiver.spans().stream().filter(span -> span.trace().equals(trace));
    }
}
