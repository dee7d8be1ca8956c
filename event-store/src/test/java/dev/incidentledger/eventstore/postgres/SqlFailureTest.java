package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SqlFailureTest {

    @ParameterizedTest
    @CsvSource({
        "23505, DUPLICATE",
        "08006, CONNECTION_LOST",
        "57P01, CONNECTION_LOST",
        "53100, UNAVAILABLE",
        "57014, UNAVAILABLE",
        "40001, UNAVAILABLE",
        "58030, UNAVAILABLE",
        "22021, REFUSED"
    })
    void an_error_says_that_nothing_was_recorded_and_whose_fault_it_is(String code, SqlFailure meaning) {
        assertThat(SqlFailure.of(answer("ERROR", code))).isEqualTo(meaning);
    }

    /** A server that fails to write its log ahead of the answer may find the commit there when it recovers. */
    @ParameterizedTest
    @ValueSource(strings = {"53100", "58030", "XX000"})
    void a_server_that_gives_up_leaves_the_outcome_unknown_whatever_the_reason(String code) {
        assertThat(SqlFailure.of(answer("PANIC", code))).isEqualTo(SqlFailure.CONNECTION_LOST);
        assertThat(SqlFailure.of(answer("FATAL", code))).isEqualTo(SqlFailure.CONNECTION_LOST);
    }

    private static SQLException answer(String severity, String code) {
        return new PSQLException(new ServerErrorMessage("S%1$s\0V%1$s\0C%2$s\0Mit failed\0".formatted(severity, code)));
    }
}
