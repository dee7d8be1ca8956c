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
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandProblemsTest {

    private static final SQLException LOST = new SQLException("lost");

    @Test
    void a_command_that_too_many_others_kept_from_the_event_store_is_one_too_many() {
        var problem = problemOf(new EventStoreBusyException("too many"));

        assertThat(problem.status().value()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("OVERLOADED");
        assertThat(problem.retryable()).isTrue();
    }

    static final List<Exception> NOT_OF_COMMANDS_ALONE = List.of(
            new EventStoreUnavailableException("not reached", LOST),
            new EventStoreException("refused", LOST),
            new DataAccessResourceFailureException("lost", LOST),
            new BadSqlGrammarException("read", "select", LOST),
            new CannotCreateTransactionException("lost", LOST),
            LOST);

    /** Whoever reads is asked the same where both sides are one process. */
    @ParameterizedTest
    @FieldSource("NOT_OF_COMMANDS_ALONE")
    void what_happens_to_reads_as_well_is_told_alike_of_both(Exception failure) {
        assertThat(problems(new InMemoryEventStorageEngine()).translate(failure))
                .isEmpty();
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
        return problems(log).translate(failure).orElseThrow();
    }

    private static CommandProblems problems(EventStorageEngine log) {
        return new CommandProblems(
                EmbeddedEventStore.builder().storageEngine(log).build());
    }
}
