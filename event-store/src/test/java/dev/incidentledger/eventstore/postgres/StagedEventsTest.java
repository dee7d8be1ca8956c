package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Reading an aggregate: from its snapshot, its recorded events, and those that the unit of work at hand will record. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StagedEventsTest {

    private final TestLog log = TestLog.fresh();
    private final PostgresEventStore store = PostgresEventStore.over(log.engine(), log.database());

    @AfterEach
    void close() {
        store.close();
        log.close();
    }

    @Test
    void staged_events_are_seen_in_their_unit_of_work_and_nowhere_else_until_it_commits() {
        log.append(event("a", 0));
        var unitOfWork = begin();
        store.publish(event("a", 1), event("b", 0), event("a", 2));

        assertThat(store.hasStagedEvents()).isTrue();
        assertThat(sequences(0)).containsExactly(0L, 1L, 2L);
        assertThat(sequences(2)).containsExactly(2L);
        assertThat(store.lastSequenceNumberFor("a")).contains(2L);
        assertThat(log.count()).isOne();

        unitOfWork.commit();

        assertThat(sequences(0)).containsExactly(0L, 1L, 2L);
        assertThat(log.rows()).extracting(LoggedEvent::aggregateId).containsExactly("a", "a", "b", "a");
    }

    @Test
    void staged_events_go_in_one_transaction() {
        var unitOfWork = begin();
        store.publish(event("a", 0));
        store.publish(event("a", 1));
        unitOfWork.commit();

        assertThat(log.commits()).isOne();
    }

    @Test
    void staged_events_are_not_seen_twice_while_the_unit_of_work_ends() {
        var unitOfWork = begin();
        store.publish(event("a", 0));
        var seen = new ArrayList<Long>();
        unitOfWork.afterCommit(_ -> seen.addAll(sequences(0)));

        unitOfWork.commit();

        assertThat(seen).containsExactly(0L);
    }

    @Test
    void staged_events_of_a_unit_of_work_that_is_rolled_back_are_forgotten() {
        var unitOfWork = begin();
        store.publish(event("a", 0));

        unitOfWork.rollback();

        assertThat(log.count()).isZero();
    }

    @Test
    void reading_begins_with_the_snapshot() {
        log.append(event("a", 0), event("a", 1), event("a", 2));
        store.storeSnapshot(event("a", 1, "snapshot"));

        assertThat(store.readEvents("a").asStream().<Object>map(DomainEventMessage::getPayload))
                .containsExactly("snapshot", "event 2 of a");
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_passed_over() {
        log.append(event("a", 0), event("a", 1));
        store.storeSnapshot(event("a", 1, "snapshot"));
        log.db().sql("update event_store.snapshot set payload = 'no json'").update();

        assertThat(sequences(0)).containsExactly(0L, 1L);
        assertThat(store.readEvents("a").asStream().<Object>map(DomainEventMessage::getPayload))
                .containsExactly("event 0 of a", "event 1 of a");
    }

    private List<Long> sequences(long first) {
        return (first == 0 ? store.readEvents("a") : store.readEvents("a", first))
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static UnitOfWork<?> begin() {
        return DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("anything"));
    }
}
