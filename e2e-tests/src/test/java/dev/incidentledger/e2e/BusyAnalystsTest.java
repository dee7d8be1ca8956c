package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BusyAnalystsTest {

    private static final String COUNTS = "/api/v1/analytics/counts";
    private static final String UPTIME = "/api/v1/analytics/uptime";
    private static final int AT_ONCE = 4;

    private final Api admin = AnalystsLedger.ledger().admin();

    @Test
    void analysts_whose_questions_last_keep_nobody_else_waiting_and_one_more_is_told_to_come_again() {
        try (var analysts = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = AnalystsLedger.ledger()
                    .context()
                    .getBean(TransactionOperations.class)
                    .execute(_ -> {
                        AnalystsLedger.database()
                                .sql(
                                        "lock table query.analytics_incident_v2, query.outage_component_v2 in access exclusive mode")
                                .update();
                        var asked = Stream.of(COUNTS, COUNTS, UPTIME, UPTIME)
                                .map(question -> CompletableFuture.supplyAsync(() -> admin.get(question), analysts))
                                .toList();
                        await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == AT_ONCE);

                        var refused = admin.get(COUNTS).expect(503);
                        assertThat(refused.json().path("code").asString()).isEqualTo("ANALYSTS_BUSY");
                        assertThat(refused.header("Retry-After")).isNotEmpty();
                        await().atMost(Duration.ofSeconds(20)).until(() -> readingWithTheOthers() == 0);
                        othersGoOn();
                        assertThat(asked).noneMatch(CompletableFuture::isDone);
                        return asked;
                    });

            assertThat(answers).allSatisfy(answer -> answer.join().expect(200));
        }
        admin.get(COUNTS).expect(200);
    }

    private void othersGoOn() {
        var incident = admin.post(
                        "/api/v1/incidents",
                        Map.of("title", "Meanwhile", "status", "investigating", "message", "Told while analysts wait"))
                .expect(201);
        admin.get("/api/v1/incidents/%s?minPosition=%d".formatted(incident.id(), incident.position()))
                .expect(200);
        admin.post("/api/v1/incidents/%s/resolution".formatted(incident.id()), Map.of("message", "It is over"))
                .expect(201);
        AnalystsLedger.ledger().anonymous().get("/api/v1/status").expect(200);
        admin.get("/api/v1/promises").expect(200);
    }

    /** Asked on a connection of their own, since that of this test is the one that waits for none. */
    private static long waiting() {
        return AnalystsLedger.database().sql("""
                        select count(*) from pg_stat_activity
                        where application_name = 'incident-ledger-analytics' and wait_event_type = 'Lock'
                        """).query(Long.class).single();
    }

    /** On connections that are not for analysts, in a transaction of one moment that goes on. */
    private static long readingWithTheOthers() {
        return AnalystsLedger.database().sql("""
                        select count(*) from pg_locks join pg_stat_activity using (pid)
                        where relation = 'query.rebuild_gate'::regclass and application_name <> 'incident-ledger-analytics'
                        """).query(Long.class).single();
    }
}
