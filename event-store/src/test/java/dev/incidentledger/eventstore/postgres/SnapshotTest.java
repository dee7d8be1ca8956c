package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.RevisionSnapshotFilter;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapshotTest {

    private final TestLog log = TestLog.fresh();
    private final PostgresEventStorageEngine engine = log.engine();

    @Revision("2")
    record State(String name) {}

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void the_latest_snapshot_is_the_one_that_is_read() {
        engine.storeSnapshot(snapshot(5, "five"));
        engine.storeSnapshot(snapshot(9, "nine"));
        engine.storeSnapshot(snapshot(7, "seven, too late"));

        assertThat(engine.readSnapshot("a").<Object>map(DomainEventMessage::getPayload))
                .hasValue(new State("nine"));
        assertThat(engine.readSnapshot("b")).isEmpty();
    }

    @Test
    void older_snapshots_are_removed_and_those_of_others_are_not() {
        engine.storeSnapshot(event("b", 3));
        engine.storeSnapshot(snapshot(5, "five"));
        engine.storeSnapshot(snapshot(9, "nine"));

        assertThat(log.db()
                        .sql("select aggregate_id || sequence from event_store.snapshot")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("b3", "a9");
    }

    @Test
    void a_snapshot_stored_twice_is_stored_once() {
        engine.storeSnapshot(snapshot(5, "five"));
        engine.storeSnapshot(snapshot(5, "five again"));

        assertThat(engine.readSnapshot("a").<Object>map(DomainEventMessage::getPayload))
                .hasValue(new State("five"));
    }

    @Test
    void a_snapshot_of_another_revision_is_passed_over() {
        engine.storeSnapshot(snapshot(5, "five"));

        try (var sameRevision = filtering("2");
                var nextRevision = filtering("3")) {
            assertThat(sameRevision.engine().readSnapshot("a")).isPresent();
            assertThat(nextRevision.engine().readSnapshot("a")).isEmpty();
        }
    }

    private TestLog filtering(String revision) {
        var filter = RevisionSnapshotFilter.builder()
                .type(State.class.getName())
                .revision(revision)
                .build();
        return log.another(builder -> builder.snapshotFilter(filter));
    }

    private static DomainEventMessage<State> snapshot(long sequence, String name) {
        return new GenericDomainEventMessage<>(State.class.getName(), "a", sequence, new State(name));
    }
}
