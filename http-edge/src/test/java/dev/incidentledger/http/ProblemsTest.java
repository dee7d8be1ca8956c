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
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {

    /** Spring Security looks at a header only when somebody reads it, which may be deep in a handler. */
    @Test
    void a_header_that_is_rejected_late_is_no_failure_of_ours() {
        var problem = new Problems(List.of()).of(new IllegalStateException(new RequestRejectedException("X-High")));

        assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private static final CannotGetJdbcConnectionException AWAY =
            new CannotGetJdbcConnectionException("Failed to obtain JDBC Connection");

    static Stream<Throwable> ofADatabaseThatIsAway() {
        return Stream.of(
                AWAY,
                new DataAccessResourceFailureException("terminating", new SQLException("terminating", "57P01")),
                new QueryTimeoutException("canceling statement due to statement timeout"),
                new CannotCreateTransactionException("Could not open JDBC Connection for transaction"),
                unended(AWAY),
                new UncategorizedSQLException("write", "insert", new SQLException("read-only transaction", "25006")),
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

    static Stream<Throwable> ofOurs() {
        var wrong = new BadSqlGrammarException("read", "select", new SQLException("syntax error", "42601"));
        return Stream.of(
                wrong,
                unended(wrong),
                new DataAccessResourceFailureException("too complex", new SQLException("too complex", "54001")),
                new IllegalTransactionStateException("there is one already"),
                new UncategorizedSQLException("write", "insert", new SQLException("no transaction", "25P01")),
                new UnexpectedRollbackException("marked by another"),
                new TransactionSystemException("whether it is committed is not known"));
    }

    @ParameterizedTest
    @MethodSource("ofOurs")
    void nobody_is_told_to_ask_again_what_fails_again_or_may_be_recorded(Throwable failure) {
        var problem = new Problems(List.of()).of(new IllegalStateException(failure));

        assertThat(problem.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(problem.retryable()).isFalse();
    }

    /** Its rollback failed, too: the connection was closed with the failure. */
    private static TransactionSystemException unended(Exception failure) {
        var unended = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        unended.initApplicationException(failure);
        return unended;
    }
}
