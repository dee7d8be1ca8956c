package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Holds what was acknowledged against what is there. */
record Reckoning(SeparateProcesses ledger) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PROJECTIONS = "/api/v1/admin/projections";

    /** In the log and in the read models. */
    void assertEachIsThereOnce(Load load) {
        awaitHead();
        assertThat(titles("""
                        select convert_from(payload, 'UTF8')::json ->> 'title' from event_store.event_log
                        where payload_type = 'incident.identified'
                            and convert_from(metadata, 'UTF8')::json ->> 'channel' <> 'schedule'
                        """, load)).containsExactlyInAnyOrderElementsOf(load.titles());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles("select title from query.incident_v1 where true", load))
                        .containsExactlyInAnyOrderElementsOf(load.titles()));
    }

    /** What was recorded before is in the log and on the read side. */
    private void awaitHead() {
        var admin = ledger.admin();
        var newest = admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title",
                                "Newest",
                                "status",
                                "resolved",
                                "message",
                                "All is well",
                                "audience",
                                "internal"))
                .expect(201);
        admin.get("/api/v1/incidents/%s?minPosition=%d".formatted(newest.id(), ledger.positionOf(newest)))
                .expect(200);
    }

    void assertProjectionsAreWhatARebuildMakes() {
        var admin = ledger.admin();
        for (var projection : admin.get(PROJECTIONS).expect(200).json().path("projections")) {
            var verification = "%s/%s/verification"
                    .formatted(PROJECTIONS, projection.path("name").asString());
            admin.post(verification, "").expect(202);
            await().atMost(PATIENCE)
                    .until(() -> !admin.get(verification)
                            .expect(200)
                            .json()
                            .path("state")
                            .asString()
                            .equals("running"));
            var verified = admin.get(verification).expect(200).json();
            assertThat(verified.path("equal").asBoolean())
                    .as(verified.toPrettyString())
                    .isTrue();
        }
    }

    private List<String> titles(String select, Load load) {
        return ledger.db().sql(select).query(String.class).list().stream()
                .filter(title -> title.startsWith(load.name()))
                .toList();
    }
}
