package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.eventstore.postgres.AppendOutcomeUnknownException;
import dev.incidentledger.eventstore.postgres.CommandKeyUsedException;
import dev.incidentledger.eventstore.postgres.EventStoreUnavailableException;
import dev.incidentledger.eventstore.postgres.EventTooLargeException;
import dev.incidentledger.http.ProblemException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandProblemsTest {

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
    void a_used_key_is_a_conflict_that_names_the_earlier_command() {
        var problem = problemOf(new CommandKeyUsedException("tok_1 key", 42));

        assertThat(problem.code()).isEqualTo("COMMAND_KEY_USED");
        assertThat(problem.status().value()).isEqualTo(409);
        assertThat(problem.detail()).contains("42").doesNotContain("tok_1");
    }

    @Test
    void an_event_too_large_is_content_too_large() {
        var problem = problemOf(new EventTooLargeException("evt_1", 5_000_000, 4_000_000));

        assertThat(problem.code()).isEqualTo("EVENT_TOO_LARGE");
        assertThat(problem.status().value()).isEqualTo(413);
        assertThat(problem.retryable()).isFalse();
    }

    private static ProblemException problemOf(Throwable failure) {
        return new CommandProblems().translate(failure).orElseThrow();
    }
}
