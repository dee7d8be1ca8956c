package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connection that the product itself works over does not let it rewrite history. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AppendOnlyTest {

    private final JdbcClient db = RunningLedger.shared().context().getBean(JdbcClient.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_store.event_log set payload = ''",
                "delete from event_store.event_log",
                "truncate event_store.event_log",
                "alter table event_store.event_log disable trigger append_only",
                "drop schema event_store cascade",
            })
    void the_running_product_is_refused(String statement) {
        assertThatThrownBy(() -> db.sql(statement).update())
                .rootCause()
                .hasMessageMatching("(?s)ERROR: (permission denied for|must be owner of) .*");
    }
}
