package dev.incidentledger.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.platform.AnalyticsDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalyticsLimitsTest {

    private static final String COUNTS = "/api/v1/analytics/counts";

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, "ledger.analytics.at-once=1", "ledger.analytics.longest=200ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_question_that_takes_the_database_too_long_is_ended_and_the_next_one_answered() {
        server.get(TransactionOperations.class).executeWithoutResult(_ -> {
            server.get(JdbcClient.class)
                    .sql("lock table query.analytics_incident_v2 in access exclusive mode")
                    .update();
            for (int i = 0; i < 2; i++) {
                var refused = server.as(Role.ANALYST, COUNTS);

                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(QueryServer.json(refused).path("code").asString()).isEqualTo("ANALYSIS_TOO_SLOW");
            }
        });

        assertThat(server.as(Role.ANALYST, COUNTS).statusCode()).isEqualTo(200);
    }

    @Test
    void analysts_connections_only_read() {
        assertThat(server.get(AnalyticsDatabase.class)
                        .template()
                        .queryForObject("show transaction_read_only", String.class))
                .isEqualTo("on");
    }
}
