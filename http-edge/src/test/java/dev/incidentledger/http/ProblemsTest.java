package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {

    /** Spring Security looks at a header only when somebody reads it, which may be deep in a handler. */
    @Test
    void a_header_that_is_rejected_late_is_no_failure_of_ours() {
        var problem = new Problems(List.of()).of(new IllegalStateException(new RequestRejectedException("X-High")));

        assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    static Stream<Throwable> ofADatabaseThatIsAway() {
        return Stream.of(
                new CannotGetJdbcConnectionException("Failed to obtain JDBC Connection"),
                new DataAccessResourceFailureException("terminating connection"),
                new QueryTimeoutException("canceling statement due to statement timeout"),
                new CannotCreateTransactionException("Could not open JDBC Connection for transaction"),
                new EventStoreException("not reached"));
    }

    @ParameterizedTest
    @MethodSource("ofADatabaseThatIsAway")
    void who_reads_while_the_database_is_away_may_ask_again(Throwable failure) {
        var problem = new Problems(List.of()).of(new IllegalStateException(failure));

        assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(problem.code()).isEqualTo("EVENT_STORE_UNAVAILABLE");
        assertThat(problem.retryable()).isTrue();
    }

    @Test
    void a_statement_that_is_wrong_is_a_failure_of_ours() {
        var problem = new Problems(List.of())
                .of(new BadSqlGrammarException("read", "select", new SQLException("syntax error", "42601")));

        assertThat(problem.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
