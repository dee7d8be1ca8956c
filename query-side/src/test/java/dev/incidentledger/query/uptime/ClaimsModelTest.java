package dev.incidentledger.query.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.ChangedRows;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.TestLog;
import dev.incidentledger.query.past.MixedHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What exports tell of claims, held against the events of a random history. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimsModelTest {

    @TempDir
    static Path folder;

    static QueryServer server;
    static MixedHistory history;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        history = MixedHistory.record(1, 200, new ProjectionBench(), server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void is_what_follows_from_the_events_at_their_end_and_as_it_stood() {
        var unlike = new HashSet<List<String>>();
        for (int events = history.length(); events >= 0; events--) {
            var told = toldAt(events).told(server.get(ClaimsModel.class));

            assertThat(told).as("behind %d events", events).isEqualTo(derivedAt(events));
            unlike.add(told);
        }
        assertThat(unlike).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            update query.uptime_claim_v1 set status = 'no status' where ctid = (select min(ctid) from query.uptime_claim_v1)
            update query.uptime_claim_v1 set to_at = from_at + interval '1 microsecond' where ctid = (select min(ctid) from query.uptime_claim_v1)
            update query.uptime_claim_v1 set component_id = 'nobody' where ctid = (select min(ctid) from query.uptime_claim_v1)
            update query.uptime_claim_v1 set from_at = '-infinity', to_at = 'infinity' where ctid = (select min(ctid) from query.uptime_claim_v1)
            delete from query.uptime_claim_v1 where ctid = (select min(ctid) from query.uptime_claim_v1)
            insert into query.uptime_claim_v1 values ('nobody', 'nothing', 'major_outage', now(), null)
            insert into query.uptime_claim_v1 select source_id, component_id, status, now(), null from query.uptime_claim_v1 where ctid = (select min(ctid) from query.uptime_claim_v1)
            """)
    void differs_when_somebody_has_changed_its_rows(String change) {
        try (var _ = new ChangedRows(server, "uptime_claim_v1", change)) {
            assertThat(toldAt(history.length()).told(server.get(ClaimsModel.class)))
                    .isNotEqualTo(derivedAt(history.length()));
        }
        assertThat(toldAt(history.length()).told(server.get(ClaimsModel.class))).isEqualTo(derivedAt(history.length()));
    }

    @Test
    void names_the_event_that_nobody_can_read_any_more_of_a_source_that_has_gone_on() throws IOException {
        var log = toldAt(history.length() - 1);
        var goneOn = log.goneOn().iterator().next();
        var first = log.of(goneOn).getFirst().position();
        var payload = server.get(JdbcClient.class)
                .sql("select encode(payload, 'hex') from event_store.event_log where position = ?")
                .param(first)
                .query(String.class)
                .single();
        log.behindTheBack("update event_store.event_log set payload = '\\xff' where position = " + first);
        try {
            var lines = new ArrayList<String>();
            assertThat(server.get(ClaimsModel.class).write(log, lines::add)).hasValueSatisfying(unreadable -> {
                assertThat(unreadable.code()).isEqualTo("EVENT_UNREADABLE");
                assertThat(unreadable.position()).isEqualTo(first);
            });
            assertThat(lines)
                    .contains("{\"id\":\"%s\",\"unreadable\":%d}".formatted(goneOn, first))
                    .hasSizeGreaterThan(1);
        } finally {
            log.behindTheBack("update event_store.event_log set payload = decode('%s', 'hex') where position = %d"
                    .formatted(payload, first));
        }
    }

    private static TestLog toldAt(int events) {
        return new TestLog(server, history.position(events));
    }

    private static List<String> derivedAt(int events) {
        return toldAt(events).derived(new DerivedClaims());
    }
}
