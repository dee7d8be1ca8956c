package dev.incidentledger.standalone.doctor;

import static dev.incidentledger.standalone.doctor.Severity.PROBLEM;
import static dev.incidentledger.standalone.doctor.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check is silent on a product at work, and the way to its database is told without a secret. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseCheckupTest {

    private final StoppedLedger ledger = StoppedLedger.shared();

    @AfterEach
    void heal() throws SQLException {
        ledger.heal();
    }

    @Test
    void nothing_is_wrong_with_a_product_at_work() {
        assertThat(ledger.whileAtWork())
                .allSatisfy(finding -> assertThat(finding.cure()).isEmpty());
        assertThat(ledger.whileAtWork().stream().map(Finding::check))
                .containsExactly(
                        "database",
                        "clock",
                        "version",
                        "durability",
                        "transactions",
                        "roles",
                        "triggers",
                        "log",
                        "projections",
                        "dead-letters",
                        "checkpoints",
                        "signing");
    }

    @Nested
    class The_way_in {

        @Test
        void is_refused_with_another_password_and_none_is_told() {
            var login = new DatabaseLogin(ledger.application().url(), "ledger", "open sesame");

            assertThat(checkup(login)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(PROBLEM);
                assertThat(finding.found())
                        .contains("password authentication failed")
                        .doesNotContain("sesame");
            });
        }

        @Test
        void leads_nowhere() {
            var nobody = new DatabaseLogin("jdbc:postgresql://127.0.0.1:1/ledger?password=sesame", "ledger", null);

            assertThat(checkup(nobody)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(PROBLEM);
                assertThat(finding.found())
                        .contains("127.0.0.1:1/ledger cannot be read")
                        .doesNotContain("sesame");
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jdbc:mysql://localhost/ledger?password=sesame",
                    "sesame",
                    "jdbc:postgresql://h:port/x?a=sesame"
                })
        void is_no_address(String url) {
            assertThat(checkup(new DatabaseLogin(url, null, null)))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(PROBLEM);
                        assertThat(finding.found())
                                .contains("is no address of a PostgreSQL database")
                                .doesNotContain("sesame");
                    });
        }

        @Test
        void leads_to_a_database_without_a_log() throws IOException {
            try (var empty = EmbeddedPostgresServer.startTemporary()) {
                assertThat(checkup(new DatabaseLogin(empty.jdbcUrl(), empty.user(), empty.password())))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.found()).endsWith("holds no log"));
            }
        }

        @Test
        void leads_to_a_table_that_is_gone_and_the_rest_is_looked_at() throws SQLException {
            ledger.harm("alter table query.log_tree rename to gone", "alter table query.gone rename to log_tree");

            assertThat(checkup(ledger.application()))
                    .hasSize(ledger.whileAtWork().size())
                    .anySatisfy(finding -> {
                        assertThat(finding.check()).isEqualTo("checkpoints");
                        assertThat(finding.severity()).isEqualTo(WARNING);
                        assertThat(finding.found()).contains("could not be looked at", "query.log_tree");
                    });
        }

        private List<Finding> checkup(DatabaseLogin login) {
            return DatabaseCheckup.of(login, ledger.file("log-key"), ledger.file("log-guard"))
                    .look();
        }
    }
}
