package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.SideProcess.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes whose events live in PostgreSQL. */
class SeparateProcessesTest extends ProcessJourneys {

    @TempDir
    private static Path folder;

    private static SeparateProcesses ledger;

    @BeforeAll
    static void start() throws IOException {
        ledger = SeparateProcesses.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        if (ledger != null) {
            ledger.close();
        }
    }

    @Override
    SeparateProcesses ledger() {
        return ledger;
    }

    /** Behind the journeys: it stops and kills what they need. */
    @Nested
    @Order(Integer.MAX_VALUE - 1)
    class Outages extends OutageDrill {
        @Override
        SeparateProcesses ledger() {
            return ledger;
        }
    }

    /** The last: the log is long then. */
    @Nested
    @Order(Integer.MAX_VALUE)
    class Rebuilds extends RebuildDrill {
        @Override
        SeparateProcesses ledger() {
            return ledger;
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "ledger.jars",
            matches = "required",
            disabledReason = "The build may not have come to the jars; -Dledger.jars=required says that it has")
    void every_process_runs_from_the_jar_that_users_start() {
        assertThat(ledger.all())
                .allSatisfy(process -> assertThat(process.commandLine()).containsPattern(" -jar \\S+-exec\\.jar "));
    }

    @ParameterizedTest
    @EnumSource
    void a_side_that_is_not_told_enough_says_all_that_is_missing_and_ends(Side side) {
        var process = new SideProcess(side, folder.resolve("refused-%s.log".formatted(side)), List.of());
        process.start();

        assertThat(process.awaitEnd()).isEqualTo(1);
        assertThat(process.said())
                .contains("SPRING_DATASOURCE_URL is missing")
                .contains("SPRING_DATASOURCE_USERNAME is missing")
                .contains("SPRING_DATASOURCE_PASSWORD is missing")
                .doesNotContain("\tat ", "Hikari");
    }
}
