package dev.incidentledger.query.ready;

import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.Audience;
import dev.incidentledger.eventstore.Watermark;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.currentstatus.Samples;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FirstRenderingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Fails as no renderer should, until it is mended. */
    static final class BrokenRenderer implements PublicRenderer {

        private final AtomicInteger toldAtFirst = new AtomicInteger();
        private volatile boolean mended;

        @Override
        public List<Document> overview(PublicRecord record) {
            if (!mended) {
                throw new StackOverflowError("Broken");
            }
            toldAtFirst.compareAndSet(0, record.history().size());
            return List.of();
        }
    }

    /** The log, copied from where nobody answers yet. */
    static final class UnreachedLog implements Watermark {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile Instant reached = NOTHING;

        @Override
        public Instant reached() {
            asked.incrementAndGet();
            return reached;
        }
    }

    @Test
    void is_shown_to_nobody_while_it_is_not_known_what_there_is(@TempDir Path folder) throws InterruptedException {
        try (var server = QueryServer.start(folder, List.of(UnreachedLog.class), "ledger.page.ready.enabled=false")) {
            var rendering = server.get(PublicRendering.class);
            var starting = Thread.ofVirtual().start(rendering::start);
            await().until(() -> server.get(UnreachedLog.class).asked.get() > 1);
            assertThat(server.anonymously("/").statusCode()).isEqualTo(503);

            server.get(UnreachedLog.class).reached = Instant.now();

            await().atMost(PATIENCE).until(() -> server.anonymously("/").statusCode() == 200);
            starting.join();
        }
    }

    @Test
    void is_tried_until_it_succeeds_and_the_process_is_ready_only_then(@TempDir Path folder) {
        try (var server = QueryServer.start(folder, List.of(BrokenRenderer.class))) {
            assertThat(readiness(server).statusCode()).isEqualTo(503);
            assertThat(server.anonymously("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            assertThat(server.get(PublicRendering.class).isFailing()).isTrue();
            for (var path : List.of("/live", "/api/v2/summary.json")) {
                var answer = server.anonymously(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(json(answer).path("code").asString()).isEqualTo("NOT_YET_RENDERED");
            }
            for (var path : List.of("/", "/history?lang=en", "/incidents/q3yo0o7udvgh", "/uptime/q3yo0o7udvgh")) {
                var page = server.anonymously(path, "Accept", "text/html");
                assertThat(page.statusCode()).as(path).isEqualTo(503);
                assertThat(page.headers().firstValue("Retry-After")).isPresent();
                assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
                assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
                assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                        .contains("default-src 'none'");
                assertThat(page.body()).contains("being put together");
                assertThat(json(server.anonymously(path)).path("code").asString())
                        .isEqualTo("NOT_YET_RENDERED");
            }
            assertThat(server.anonymously("/?lang=de", "Accept", "text/html").body())
                    .contains("<html lang=\"de\"", "zusammengestellt");
            assertThat(server.anonymously("/api/nothing").statusCode()).isEqualTo(404);

            server.get(BrokenRenderer.class).mended = true;

            await().until(() -> readiness(server).statusCode() == 200);
            assertThat(server.anonymously("/").statusCode()).isEqualTo(200);
            assertThat(server.anonymously("/incidents/q3yo0o7udvgh").statusCode())
                    .isEqualTo(404);
            assertThat(updatedAt(server)).isEqualTo(firstStart(server));
        }
    }

    @Test
    void is_shown_though_a_projection_stands_still_and_says_how_old_it_is(@TempDir Path folder) throws Exception {
        try (var server = QueryServer.start(
                folder, List.of(), "ledger.page.ready.enabled=false", "ledger.page.ready.outdated-after=2s")) {
            server.settle();
            try (var _ = server.hold("uptime-v1")) {
                server.get(EventStorageEngine.class).appendEvents(identified(1));
                var rendering = server.get(PublicRendering.class);
                rendering.start();

                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(server.anonymously("/?lang=en").body())
                                        .contains("Data as of"));
                assertThat(rendering.isComplete()).isTrue();
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(server.anonymously("/?lang=en").body()).doesNotContain("Data as of"));
        }
    }

    @Test
    @Tag("long")
    void makes_an_overview_only_of_all_that_there_is(@TempDir Path folder) throws InterruptedException {
        int incidents = 1_001; // more than are rendered at once
        try (var server = QueryServer.start(folder, List.of(BrokenRenderer.class))) {
            server.get(EventStorageEngine.class)
                    .appendEvents(IntStream.range(0, incidents)
                            .mapToObj(FirstRenderingTest::identified)
                            .toList());
            server.settle();
            var renderer = server.get(BrokenRenderer.class);

            renderer.mended = true;

            await().atMost(PATIENCE).until(() -> readiness(server).statusCode() == 200);
            assertThat(renderer.toldAtFirst).hasValue(incidents);
        }
    }

    private static DomainEventMessage<?> identified(int number) {
        var id = incident(number);
        return new GenericDomainEventMessage<>(
                "incident", id.value(), 0, Samples.identified(id, Audience.PUBLIC), MetaData.emptyInstance());
    }

    private static HttpResponse<String> readiness(QueryServer server) {
        return server.anonymously("/actuator/health/readiness");
    }

    /** Nothing was ever told on this page. */
    private static OffsetDateTime updatedAt(QueryServer server) {
        return OffsetDateTime.parse(json(server.anonymously("/api/v2/summary.json"))
                .at("/page/updated_at")
                .asString());
    }

    private static OffsetDateTime firstStart(QueryServer server) {
        return server.get(JdbcClient.class)
                .sql("select min(recorded_at) from event_store.event_log")
                .query(OffsetDateTime.class)
                .single()
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
