package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CauseTest {

    @Test
    void is_what_the_database_says_without_the_row_that_it_refuses() {
        var refused = refused("23505", "duplicate key value violates unique constraint \"told_v1_pkey\"");

        assertThat(Cause.of(new IllegalStateException("The batch failed", refused)))
                .isEqualTo("org.postgresql.util.PSQLException: ERROR: duplicate key value violates unique constraint"
                        + " \"told_v1_pkey\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "22007", "P0001"})
    void is_a_code_where_the_database_quotes_a_value(String code) {
        assertThat(Cause.of(refused(code, "invalid input syntax for type bigint: \"Mrs. Doe called\"")))
                .isEqualTo("org.postgresql.util.PSQLException: SQLSTATE " + code);
    }

    @Test
    void is_a_place_whatever_else_is_thrown() {
        assertThat(Cause.of(new IllegalStateException("Mrs. Doe called")))
                .startsWith("java.lang.IllegalStateException at dev.incidentledger.eventstore.CauseTest.")
                .doesNotContain("Doe");
    }

    @Test
    void is_a_name_where_no_place_is_known() {
        var nowhere = new IllegalStateException("Mrs. Doe called");
        nowhere.setStackTrace(new StackTraceElement[0]);

        assertThat(Cause.of(nowhere)).isEqualTo("java.lang.IllegalStateException");
    }

    private static PSQLException refused(String code, String message) {
        return new PSQLException(new ServerErrorMessage(
                "SERROR\0VERROR\0C%s\0M%s\0DFailing row contains (Mrs. Doe called).\0".formatted(code, message)));
    }
}
