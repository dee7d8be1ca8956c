package dev.incidentledger.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.ChangedRows;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.TestLog;
import dev.incidentledger.query.currentstatus.DerivedComponents;
import dev.incidentledger.query.currentstatus.DerivedIncidents;
import dev.incidentledger.query.currentstatus.DerivedStatuses;
import dev.incidentledger.query.maintenance.DerivedMaintenances;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.DerivedModel.Derived;
import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.promises.DerivedPromises;
import dev.incidentledger.query.uptime.DerivedClaims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What exports tell of tables, held against the events of a random history. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportedRowsTest {

    private static final Map<String, Supplier<? extends DerivedModel>> DERIVED = Map.of(
            "claims", DerivedClaims::new,
            "components", DerivedComponents::new,
            "incidents", DerivedIncidents::new,
            "maintenances", DerivedMaintenances::new,
            "promises", DerivedPromises::new,
            "statuses", DerivedStatuses::new);

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

    @ParameterizedTest
    @ValueSource(strings = {"claims", "components", "incidents", "maintenances", "promises", "statuses"})
    void are_what_follows_from_the_events_at_their_end_and_as_they_stood(String model) {
        var derived = DERIVED.get(model).get();
        var recorded = new ArrayDeque<>(log(history.length()).events());
        var unlike = new HashSet<List<String>>();
        for (int events = 0; events <= history.length(); events++) {
            while (!recorded.isEmpty() && recorded.element().position() <= history.position(events)) {
                derived.add(recorded.remove());
            }
            var told = told(model, events);

            assertThat(told)
                    .as("behind %d events", events)
                    .isEqualTo(derived.all().map(Derived::line).toList());
            unlike.add(told);
        }
        assertThat(unlike).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            claims       | uptime_claim_v1 | update query.uptime_claim_v1 set status = 'no status' where ctid = (select min(ctid) from query.uptime_claim_v1)
            claims       | uptime_claim_v1 | update query.uptime_claim_v1 set to_at = from_at + interval '1 microsecond' where ctid = (select min(ctid) from query.uptime_claim_v1)
            claims       | uptime_claim_v1 | update query.uptime_claim_v1 set component_id = 'nobody' where ctid = (select min(ctid) from query.uptime_claim_v1)
            claims       | uptime_claim_v1 | update query.uptime_claim_v1 set from_at = '-infinity', to_at = 'infinity' where ctid = (select min(ctid) from query.uptime_claim_v1)
            claims       | uptime_claim_v1 | update query.uptime_claim_v1 set from_at = '0044-03-15 BC', to_at = '20000-01-01' where ctid = (select min(ctid) from query.uptime_claim_v1)
            claims       | uptime_claim_v1 | delete from query.uptime_claim_v1 where ctid = (select min(ctid) from query.uptime_claim_v1)
            claims       | uptime_claim_v1 | insert into query.uptime_claim_v1 values ('nobody', 'nothing', 'major_outage', now(), null)
            claims       | uptime_claim_v1 | insert into query.uptime_claim_v1 select source_id, component_id, status, now(), null from query.uptime_claim_v1 where ctid = (select min(ctid) from query.uptime_claim_v1)
            components   | component_v1    | update query.component_v1 set name = 'Another' where component_id like '%01'
            components   | component_v1    | update query.component_v1 set audience = 'nobody' where component_id like '%01'
            components   | component_v1    | update query.component_v1 set group_id = 'nowhere' where component_id like '%01'
            components   | component_v1    | update query.component_v1 set start_date = '2001-01-01' where component_id like '%01'
            components   | component_v1    | update query.component_v1 set version = version + 1000, retired = not retired
            components   | component_v1    | delete from query.component_v1 where component_id like '%01'
            components   | component_v1    | insert into query.component_v1 select 'cmp_other', name, group_id, position, description, start_date, showcase, only_show_if_degraded, audience, retired, version from query.component_v1 where component_id like '%01'
            components   | group_v1        | update query.group_v1 set name = 'Another'
            components   | group_v1        | delete from query.group_v1
            incidents    | incident_v1     | update query.incident_v1 set title = 'Another' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set status = 'no "status' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set audience = 'nobody' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set retracted = not retracted where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set scope = 'elsewhere', origin_provider = 'somebody' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set derived_impact = 'none at all' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set impact_override = 'none at all' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set component_ids = array_cat(component_ids, array[null, 'nothing']) where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set started_at = started_at - interval '1 microsecond' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set first_display_at = '-infinity', latest_display_at = 'infinity' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set monitoring_at = '0044-03-15 BC', resolved_at = '20000-01-01' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set created_at = created_at + interval '1 second' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set updated_at = updated_at + interval '1 second' where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set version = version + 1 where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | update query.incident_v1 set position = position + 1 where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | delete from query.incident_v1 where ctid = (select min(ctid) from query.incident_v1)
            incidents    | incident_v1     | insert into query.incident_v1 select 'nobody', title, status, audience, retracted, scope, origin_provider, derived_impact, public_derived_impact, impact_override, component_ids, started_at, first_display_at, latest_display_at, monitoring_at, resolved_at, created_at, updated_at, version, position from query.incident_v1 where ctid = (select min(ctid) from query.incident_v1)
            maintenances | maintenance_v2  | update query.maintenance_v2 set title = 'Another' where ctid = (select min(ctid) from query.maintenance_v2)
            maintenances | maintenance_v2  | update query.maintenance_v2 set status = 'nothing' where ctid = (select min(ctid) from query.maintenance_v2)
            maintenances | maintenance_v2  | update query.maintenance_v2 set scheduled_for = scheduled_for - interval '1 minute' where ctid = (select min(ctid) from query.maintenance_v2)
            maintenances | maintenance_v2  | update query.maintenance_v2 set completed_at = 'infinity' where ctid = (select min(ctid) from query.maintenance_v2)
            maintenances | maintenance_v2  | update query.maintenance_v2 set components = '{"0": ["nonsense"]}' where ctid = (select min(ctid) from query.maintenance_v2)
            maintenances | maintenance_v2  | update query.maintenance_v2 set audience = 'internal', version = version + 1
            maintenances | maintenance_v2  | delete from query.maintenance_v2 where ctid = (select min(ctid) from query.maintenance_v2)
            promises     | promise_v3      | update query.promise_v3 set due = due + interval '1 hour' where ctid = (select min(ctid) from query.promise_v3)
            promises     | promise_v3      | update query.promise_v3 set answered_at = due, answered_by = 'nobody' where ctid = (select min(ctid) from query.promise_v3)
            promises     | promise_v3      | update query.promise_v3 set retracted = not retracted where ctid = (select min(ctid) from query.promise_v3)
            promises     | promise_v3      | delete from query.promise_v3 where ctid = (select min(ctid) from query.promise_v3)
            promises     | promise_v3      | insert into query.promise_v3 values ('nobody', 'nothing', now(), now(), null, null, false, false, 'public')
            statuses     | claim_v1        | update query.claim_v1 set status = 'operational'
            statuses     | claim_v1        | update query.claim_v1 set audience = 'nobody' where ctid = (select min(ctid) from query.claim_v1)
            statuses     | claim_v1        | update query.claim_v1 set component_id = 'nothing' where ctid = (select min(ctid) from query.claim_v1)
            statuses     | claim_v1        | delete from query.claim_v1 where ctid = (select min(ctid) from query.claim_v1)
            statuses     | claim_v1        | insert into query.claim_v1 values ('nobody', 'nothing', 'major_outage', 'public')
            """)
    void differ_when_somebody_has_changed_them(String model, String table, String change) {
        var derived = derived(model, history.length());
        try (var _ = new ChangedRows(server, table, change)) {
            assertThat(told(model, history.length())).isNotEqualTo(derived);
        }
        assertThat(told(model, history.length())).isEqualTo(derived);
    }

    @Test
    void name_the_event_that_nobody_can_read_any_more_of_a_source_that_has_gone_on() throws IOException {
        var log = log(history.length() / 2);
        var goneOn = log.goneOn().stream()
                .filter(id -> id.startsWith("inc_") && !log.of(id).isEmpty())
                .findAny()
                .orElseThrow();
        var first = log.of(goneOn).getFirst().position();
        var payload = server.get(JdbcClient.class)
                .sql("select encode(payload, 'hex') from event_store.event_log where position = ?")
                .param(first)
                .query(String.class)
                .single();
        log.behindTheBack("update event_store.event_log set payload = '\\xff' where position = " + first);
        try {
            var lines = new ArrayList<String>();
            assertThat(exported("claims").write(log, lines::add)).hasValueSatisfying(unreadable -> {
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

    private static List<String> told(String model, int events) {
        return log(events).told(exported(model));
    }

    private static List<String> derived(String model, int events) {
        return log(events).derived(DERIVED.get(model).get());
    }

    private static ExportedModel exported(String name) {
        return server.getAll(ExportedModel.class)
                .filter(model -> model.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static TestLog log(int events) {
        return new TestLog(server, history.position(events));
    }
}
