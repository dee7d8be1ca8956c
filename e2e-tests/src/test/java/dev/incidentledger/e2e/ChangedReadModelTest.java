package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Terminal.Finished;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator of the database who leaves the log alone, and makes the page look better. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedReadModelTest {

    private static final RunningLedger LEDGER = RunningLedger.start();
    private static final Api ADMIN = LEDGER.admin();
    private static final JdbcClient DB = LEDGER.context().getBean(JdbcClient.class);

    @TempDir
    private Path folder;

    private String component = "";
    private String incident = "";
    private long position;

    @BeforeEach
    void tell() {
        component = ADMIN.post("/api/v1/components", Map.of("name", folder.toString()))
                .expect(201)
                .id();
        var identified = ADMIN.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title", "Sign-in fails",
                                "status", "investigating",
                                "message", "We look into it.",
                                "nextUpdateInMinutes", 30,
                                "components", List.of(Map.of("id", component, "status", "major_outage"))))
                .expect(201);
        incident = identified.id();
        position = identified.json().path("position").asLong();
    }

    @Test
    void leaves_an_export_sound_that_they_did_not_touch() throws Exception {
        var verified = verified();

        assertThat(verified.exitCode()).as(verified.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            claims   | uptime_claim_v1 | update query.uptime_claim_v1 set status = 'degraded_performance' where source_id = :incident
            claims   | uptime_claim_v1 | update query.uptime_claim_v1 set from_at = from_at + interval '1 minute' where source_id = :incident
            claims   | uptime_claim_v1 | delete from query.uptime_claim_v1 where source_id = :incident
            promises | promise_v3      | update query.promise_v3 set due = due + interval '1 hour' where incident_id = :incident
            statuses | claim_v1        | update query.claim_v1 set status = 'degraded_performance' where source_id = :incident
            statuses | claim_v1        | update query.claim_v1 set audience = 'internal' where source_id = :incident
            statuses | claim_v1        | delete from query.claim_v1 where source_id = :incident
            """)
    void is_found_with_the_incident_and_its_newest_event(String model, String table, String change) throws Exception {
        changing(table, change, () -> assertIsNotWhatTheEventsDo(model, incident, position));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update query.component_v1 set audience = 'internal' where component_id = :component
            update query.component_v1 set start_date = '2199-01-01' where component_id = :component
            delete from query.component_v1 where component_id = :component
            """)
    void is_found_with_the_component_and_its_newest_event(String change) throws Exception {
        changing("component_v1", change, () -> assertIsNotWhatTheEventsDo("components", component, position - 1));
    }

    private void changing(String table, String change, Check check) throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        await().until(() -> {
            rows.clear();
            rows.addAll(DB.sql("select to_jsonb(kept) from query.%s kept".formatted(table))
                    .query(String.class)
                    .list());
            return DB.sql(change)
                            .params(Map.of("incident", incident, "component", component))
                            .update()
                    == 1;
        });
        try {
            check.check();
        } finally {
            DB.sql("delete from query." + table).update();
            for (var row : rows) {
                DB.sql("insert into query.%1$s select * from jsonb_populate_record(null::query.%1$s, ?::jsonb)"
                                .formatted(table))
                        .param(row)
                        .update();
            }
        }
    }

    private interface Check {

        void check() throws IOException, InterruptedException;
    }

    private void assertIsNotWhatTheEventsDo(String model, String id, long newest)
            throws IOException, InterruptedException {
        var verified = verified();

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out())
                .isEqualToIgnoringNewLines(
                        "As it was signed, but not what follows from it, from event %d on: What it tells of %s is not what the events of %s do"
                                .formatted(newest, model, id));
    }

    private Finished verified() throws IOException, InterruptedException {
        awaitSigned();
        var exports = new Exports(ADMIN);
        var order = exports.order();
        Files.write(folder.resolve("record.zip"), exports.fetch(order));
        ADMIN.delete(order).expect(204);
        var key = ADMIN.get("/.well-known/incident-ledger-log-keys")
                .expect(200)
                .body()
                .strip();
        return new Terminal(folder, ADMIN.url())
                .run(Map.of(), "verify", folder.resolve("record.zip").toString(), "--key", key);
    }

    private void awaitSigned() {
        await().until(() -> {
            var checkpoint = ADMIN.get("/log/checkpoint");
            return checkpoint.status() == 200
                    && Checkpoint.parse(SignedNote.parse(checkpoint.body()).text())
                                    .size()
                            >= position;
        });
    }
}
