package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After the restoring of an older log a projection would take new events for ones that it knows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokensWithinLogTest {

    private final String database = TestLedger.freshDatabase();

    @ProcessingGroup("doors-v1")
    static class Doors {

        @EventHandler
        void on(DoorEvent event) {}
    }

    @Test
    void a_log_that_ends_before_what_a_projection_has_seen_is_refused() throws InterruptedException {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            ledger.openDoors(3);
            assertThat(ledger.get(ProjectionPositions.class).await("doors-v1", 3, Duration.ofSeconds(10)))
                    .isTrue();
        }
        moveToken(1_003);

        assertThatThrownBy(() -> TestLedger.startOn(database, Doors.class))
                .isInstanceOf(LogBehindProjectionException.class)
                .hasMessageStartingWith("Refusing to start: the event log ends at position 3,"
                        + " but the projection doors-v1 has seen position 1,003.");
    }

    @Test
    void a_log_that_ends_where_its_projections_are_is_not() throws InterruptedException {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            ledger.openDoors(3);
            ledger.get(ProjectionPositions.class).await("doors-v1", 3, Duration.ofSeconds(10));
        }
        moveToken(3);

        TestLedger.startOn(database, Doors.class).close();
    }

    private void moveToken(long position) {
        JdbcClient.create(TestServer.connectionsTo(database))
                .sql("update query.token_entry set token = convert_to(?, 'UTF8')")
                .param("{\"globalIndex\":%d}".formatted(position))
                .update();
    }
}
