package dev.incidentledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadYourWritesTest {

    private static final String PROJECTION = "current-status-v1";
    private static final GroupId GROUP = new GroupId(GroupId.PREFIX + "%026d".formatted(1));

    @TempDir
    private static Path folder;

    private static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The log as the reader finds it: what is waited for is written right after the first look. */
    private static final class WrittenAfterTheFirstLook implements Positions {

        private boolean looked;

        @Override
        public OptionalLong positionOf(String aggregateId, long sequence) {
            if (looked) {
                return server.get(Positions.class).positionOf(aggregateId, sequence);
            }
            looked = true;
            server.record(CatalogueEvent.CATALOGUE_ID, new GroupRegistered(GROUP, "Europe", 1));
            return OptionalLong.empty();
        }

        @Override
        public long head() {
            return server.get(Positions.class).head();
        }

        @Override
        public void awaitBeyond(long position, Duration patience) throws InterruptedException {
            server.get(Positions.class).awaitBeyond(position, patience);
        }

        @Override
        public long lastBefore(Instant time) {
            return server.get(Positions.class).lastBefore(time);
        }

        @Override
        public Optional<Instant> recordedAfter(long position) {
            return server.get(Positions.class).recordedAfter(position);
        }

        @Override
        public OptionalLong sequenceAt(String aggregateId, long position) {
            return server.get(Positions.class).sequenceAt(aggregateId, position);
        }
    }

    @Test
    void a_version_that_is_written_while_a_reader_waits_is_waited_for() {
        var positions = server.get(ProjectionPositions.class);
        var writes = new ReadYourWrites(positions, new WrittenAfterTheFirstLook());

        assertThatCode(() -> writes.awaitVersion(PROJECTION, CatalogueEvent.CATALOGUE_ID, 0L))
                .doesNotThrowAnyException();
        assertThat(positions.of(PROJECTION).orElseThrow())
                .isGreaterThanOrEqualTo(server.get(Positions.class)
                        .positionOf(CatalogueEvent.CATALOGUE_ID, 0)
                        .orElseThrow());
    }

    @Test
    void the_past_ends_where_the_log_does() throws InterruptedException {
        long head = server.settle();
        var writes = server.get(ReadYourWrites.class);

        assertThatCode(() -> writes.awaitPast(PROJECTION, "?asOf", head)).doesNotThrowAnyException();
        assertThatThrownBy(() -> writes.awaitPast(PROJECTION, "?asOf", head + 1))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("INVALID_PARAMETER");
                    assertThat(refusal.errors().getFirst().pointer()).isEqualTo("?asOf");
                });
    }
}
