package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/** What the log says of a database that does not answer as it should; all else is in {@link ReadingTest}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "42601", "54001"})
    void a_statement_that_is_refused_is_no_database_that_is_away(String code) {
        assertThatThrownBy(() -> headSeen(code))
                .isInstanceOf(InvalidDataAccessResourceUsageException.class)
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57014", "53300"})
    void a_database_that_is_away_or_has_no_time_may_be_asked_again(String code) {
        assertThatThrownBy(() -> headSeen(code)).isInstanceOf(EventStoreException.class);
    }

    private static long headSeen(String code) {
        return new LogReader(() -> {
                    throw new SQLException("refused", code);
                })
                .headPosition();
    }
}
