package dev.incidentledger.query.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page on which nothing was ever told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingToldTest {

    @Test
    void has_a_feed_and_a_calendar_all_the_same(@TempDir Path folder) {
        try (var server = QueryServer.start(folder, List.of())) {
            await().untilAsserted(
                            () -> assertThat(server.anonymously("/history.atom").body())
                                    .contains("<updated>" + firstStart(server) + "</updated>")
                                    .doesNotContain("<entry>"));
            assertThat(server.anonymously("/maintenances.ics").body())
                    .contains("BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\n")
                    .doesNotContain("VEVENT");
        }
    }

    /** As feeds write it. */
    private static String firstStart(QueryServer server) {
        return server.get(JdbcClient.class).sql("""
                        select to_char(min(recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        from event_store.event_log
                        """).query(String.class).single();
    }
}
