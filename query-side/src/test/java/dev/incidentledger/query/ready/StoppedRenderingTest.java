package dev.incidentledger.query.ready;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StoppedRenderingTest {

    /** Has a stop begin while it renders the first page that it is asked for, once told to. */
    static final class StoppingRenderer implements PublicRenderer {

        private final RenderingStop stop;
        private final AtomicInteger rendered = new AtomicInteger();
        private volatile boolean stops;

        StoppingRenderer(RenderingStop stop) {
            this.stop = stop;
        }

        @Override
        public List<Document> incident(PublicIncident incident, PublicRecord record) {
            rendered.incrementAndGet();
            if (stops) {
                stop.ask();
            }
            return List.of(Document.data(path(incident.history().id().value()), "text/plain", "Rendered"));
        }
    }

    @Test
    void ends_with_the_page_at_hand_and_the_next_start_renders_the_rest(@TempDir Path folder) throws Exception {
        try (var server = QueryServer.start(folder, List.of(StoppingRenderer.class))) {
            var rendering = server.get(PublicRendering.class);
            var renderer = server.get(StoppingRenderer.class);
            record(server, 1);
            Rendered.all(server);
            rendering.stop();
            IntStream.rangeClosed(2, 5).forEach(number -> record(server, number));
            server.settle();
            renderer.rendered.set(0);
            renderer.stops = true;

            rendering.start();
            await().until(server.get(RenderingStop.class)::isAsked);
            rendering.stop();

            assertThat(renderer.rendered).hasValue(1);
            assertThat(server.anonymously(path(incident(1).value())).body()).isEqualTo("Rendered");

            renderer.stops = false;
            rendering.start();
            Rendered.all(server);

            assertThat(IntStream.rangeClosed(1, 5)
                            .mapToObj(number -> server.anonymously(
                                            path(incident(number).value()))
                                    .body()))
                    .containsOnly("Rendered");
        }
    }

    private static void record(QueryServer server, int number) {
        server.record(incident(number).value(), identified(incident(number), PUBLIC));
    }

    private static String path(String id) {
        return "/rendered/" + id;
    }
}
