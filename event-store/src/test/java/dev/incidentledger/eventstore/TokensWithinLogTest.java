package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After the restoring of an older log a projection would take new events for ones that it knows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class TokensWithinLogTest {

    private final String database = TestLedger.freshDatabase();

    @ProcessingGroup("doors-v1")
    static class Doors {

        @EventHandler
        void on(DoorEvent event) {}
    }

    @Test
    void an_older_log_beside_newer_projections_is_refused_in_one_sentence(CapturedOutput output)
            throws InterruptedException {
        openDoors(3);
        openDoors(7);
        restoreLogOf(3);

        assertThatThrownBy(() -> TestLedger.startOn(database, Doors.class))
                .isInstanceOf(LogBehindProjectionException.class)
                .hasMessageStartingWith("Refusing to start: the event log ends at position 3,"
                        + " but the projection doors-v1 has seen position 10.");
        assertThat(output.getOut().substring(output.getOut().indexOf("APPLICATION FAILED TO START")))
                .contains("Refusing to start: the event log ends at position 3")
                .doesNotContain("\tat ");
    }

    @Test
    void newer_projections_that_are_dropped_with_their_tokens_are_made_again() throws InterruptedException {
        openDoors(3);
        openDoors(7);
        restoreLogOf(3);
        administrator().sql("drop schema query cascade").update();

        openDoors(1);
    }

    @Test
    void a_log_that_ends_where_its_projections_are_is_not_refused() throws InterruptedException {
        openDoors(3);

        TestLedger.startOn(database, Doors.class).close();
    }

    @Test
    void another_process_may_append_and_read_on_meanwhile() {
        var end = new AtomicLong(3);
        var check = new TokensWithinLog(
                () -> {
                    end.set(7);
                    return Map.of("doors-v1", 7L);
                },
                end::get);

        assertThatCode(check::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    private void openDoors(int count) throws InterruptedException {
        try (var ledger = TestLedger.startOn(database, Doors.class)) {
            ledger.openDoors(count);
            long head = ledger.get(PostgresEventStorageEngine.class).log().headPosition();
            assertThat(ledger.get(ProjectionPositions.class).await("doors-v1", head, Duration.ofSeconds(10)))
                    .isTrue();
        }
    }

    /** As restoring the schema of the log from a backup leaves it. */
    private void restoreLogOf(long position) {
        administrator()
                .sql("alter table event_store.event_log disable trigger all")
                .update();
        administrator()
                .sql("alter table event_store.event_log_head disable trigger all")
                .update();
        administrator()
                .sql("delete from event_store.event_log where position > ?")
                .param(position)
                .update();
        administrator()
                .sql("update event_store.event_log_head set position = ?")
                .param(position)
                .update();
    }

    private JdbcClient administrator() {
        return JdbcClient.create(TestServer.connectionsTo(database));
    }
}
