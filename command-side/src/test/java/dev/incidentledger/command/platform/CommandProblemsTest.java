package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.eventstore.postgres.AppendOutcomeUnknownException;
import dev.incidentledger.eventstore.postgres.EventStoreBusyException;
import dev.incidentledger.eventstore.postgres.EventStoreUnavailableException;
import dev.incidentledger.eventstore.postgres.EventTooLargeException;
import dev.incidentledger.http.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandProblemsTest {

    @Test
    void a_command_that_too_many_others_kept_from_the_event_store_is_one_too_many() {
        var problem = problemOf(new EventStoreBusyException("too many"));

        assertThat(problem.status().value()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("OVERLOADED");
        assertThat(problem.retryable()).isTrue();
    }

    @Test
    void a_store_that_took_nothing_may_be_asked_again() {
        var problem = problemOf(new EventStoreUnavailableException("not reached", new SQLException("lost")));

        assertThat(problem.code()).isEqualTo("EVENT_STORE_UNAVAILABLE");
        assertThat(problem.status().value()).isEqualTo(503);
        assertThat(problem.retryable()).isTrue();
    }

    @Test
    void who_does_not_know_what_was_recorded_is_not_told_to_repeat_it() {
        var problem = problemOf(new AppendOutcomeUnknownException(new SQLException("lost")));

        assertThat(problem.code()).isEqualTo("EVENT_STORE_OUTCOME_UNKNOWN");
        assertThat(problem.status().value()).isEqualTo(503);
        assertThat(problem.retryable()).isFalse();
    }

    @Test
    void who_knows_another_version_is_told_the_present_one_and_who_wrote_it() {
        var log = new InMemoryEventStorageEngine();
        var written =
                new GenericDomainEventMessage<>("Sample", "inc_1", 0, "event", Map.of(MetadataKey.ACTOR, "tok_1"));
        log.appendEvents(List.of(written));

        var problem = problemOf(new VersionMismatch("inc_1", 0L), log);

        assertThat(problem.code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(problem.status().value()).isEqualTo(412);
        assertThat(problem.detail()).contains("version 0").contains("tok_1");
    }

    @Test
    void what_does_not_exist_is_at_no_version() {
        assertThat(problemOf(new VersionMismatch("inc_1", null)).status().value())
                .isEqualTo(412);
    }

    @Test
    void an_event_too_large_is_content_too_large() {
        var problem = problemOf(new EventTooLargeException("evt_1", 5_000_000, 4_000_000));

        assertThat(problem.code()).isEqualTo("EVENT_TOO_LARGE");
        assertThat(problem.status().value()).isEqualTo(413);
        assertThat(problem.retryable()).isFalse();
    }

    private static ProblemException problemOf(Throwable failure) {
        return problemOf(failure, new InMemoryEventStorageEngine());
    }

    private static ProblemException problemOf(Throwable failure, EventStorageEngine log) {
        var store = EmbeddedEventStore.builder().storageEngine(log).build();
        return new CommandProblems(store).translate(failure).orElseThrow();
    }
}
