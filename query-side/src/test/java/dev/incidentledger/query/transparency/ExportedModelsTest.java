package dev.incidentledger.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.TestLog;
import dev.incidentledger.query.platform.ExportedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportedModelsTest {

    @TempDir
    static Path folder;

    static QueryServer server;
    static long head;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        head = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void are_told_in_the_order_of_their_names() {
        assertThat(server.get(ExportedModels.class).all())
                .extracting(ExportedModel::name)
                .containsExactly(
                        "claims",
                        "components",
                        "incidents",
                        "maintenances",
                        "promises",
                        "statuses",
                        "timeline-entries");
    }

    @Test
    void tell_of_nothing_and_name_the_next_event_when_their_projection_does_not_go_on() throws IOException {
        var things = new Things();
        var models = new ExportedModels(List.of(things), server.get(ProjectionPositions.class), Duration.ofMillis(1));
        var lines = new ArrayList<String>();

        assertThat(models.write(things, new TestLog(server, head + 1), lines::add))
                .hasValueSatisfying(behind -> {
                    assertThat(behind.code()).isEqualTo("PROJECTION_BEHIND");
                    assertThat(behind.position()).isEqualTo(head + 1);
                    assertThat(behind.detail()).startsWith("uptime-v1 has not taken in event ");
                });
        assertThat(lines).containsExactly("{\"unreadable\":%d}".formatted(head + 1));

        lines.clear();
        assertThat(models.write(things, new TestLog(server, head), lines::add)).isEmpty();
        assertThat(lines).containsExactly("a thing");
    }

    private static final class Things implements ExportedModel {

        @Override
        public String name() {
            return "things";
        }

        @Override
        public String projection() {
            return "uptime-v1";
        }

        @Override
        public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
            lines.write("a thing");
            return Optional.empty();
        }
    }
}
