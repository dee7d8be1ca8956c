package dev.incidentledger.query.currentstatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.ChangedRows;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.TestLog;
import dev.incidentledger.query.past.MixedHistory;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.ExportedModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exports tell of components and of their statuses, held against the events of a random history. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportedStatusTest {

    /** From one position that is asked of to the next. */
    private static final int STEP = 4;

    @TempDir
    static Path folder;

    static QueryServer server;
    static MixedHistory history;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        history = MixedHistory.record(2, 200, new ProjectionBench(), server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void components_are_what_follows_from_the_events_at_their_end_and_as_they_stood() {
        holdAtManyPositions(ComponentsModel.class, DerivedComponents::new);
    }

    @Test
    void statuses_are_what_follows_from_the_events_at_their_end_and_as_they_stood() {
        holdAtManyPositions(StatusesModel.class, DerivedStatuses::new);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            component_v1 | update query.component_v1 set name = 'Another' where component_id like '%01'
            component_v1 | update query.component_v1 set audience = 'nobody' where component_id like '%01'
            component_v1 | update query.component_v1 set group_id = 'nowhere' where component_id like '%01'
            component_v1 | update query.component_v1 set start_date = '2001-01-01' where component_id like '%01'
            component_v1 | update query.component_v1 set version = version + 1000, retired = not retired
            component_v1 | delete from query.component_v1 where component_id like '%01'
            component_v1 | insert into query.component_v1 select 'cmp_other', name, group_id, position, description, start_date, showcase, only_show_if_degraded, audience, retired, version from query.component_v1 where component_id like '%01'
            group_v1     | update query.group_v1 set name = 'Another'
            group_v1     | delete from query.group_v1
            """)
    void components_differ_when_somebody_has_changed_their_rows(String table, String change) {
        try (var _ = new ChangedRows(server, table, change)) {
            assertThat(end().told(server.get(ComponentsModel.class)))
                    .isNotEqualTo(end().derived(new DerivedComponents()));
        }
        assertThat(end().told(server.get(ComponentsModel.class))).isEqualTo(end().derived(new DerivedComponents()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            update query.claim_v1 set status = 'operational'
            update query.claim_v1 set audience = 'nobody' where ctid = (select min(ctid) from query.claim_v1)
            update query.claim_v1 set component_id = 'nothing' where ctid = (select min(ctid) from query.claim_v1)
            delete from query.claim_v1 where ctid = (select min(ctid) from query.claim_v1)
            insert into query.claim_v1 values ('nobody', 'nothing', 'major_outage', 'public')
            """)
    void statuses_differ_when_somebody_has_changed_their_rows(String change) {
        try (var _ = new ChangedRows(server, "claim_v1", change)) {
            assertThat(end().told(server.get(StatusesModel.class))).isNotEqualTo(end().derived(new DerivedStatuses()));
        }
        assertThat(end().told(server.get(StatusesModel.class))).isEqualTo(end().derived(new DerivedStatuses()));
    }

    private static void holdAtManyPositions(
            Class<? extends ExportedModel> exported, Supplier<? extends DerivedModel> derived) {
        var unlike = new HashSet<List<String>>();
        for (int events = history.length(); events >= 0; events -= STEP) {
            var log = new TestLog(server, history.position(events));
            var told = log.told(server.get(exported));

            assertThat(told).as("behind %d events", events).isEqualTo(log.derived(derived.get()));
            unlike.add(told);
        }
        assertThat(unlike).hasSizeGreaterThan(10);
    }

    private static TestLog end() {
        return new TestLog(server, history.position(history.length()));
    }
}
