package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators promise, who reminds them, and what everybody with a token reads of it afterwards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PromiseTest {

    private final Api admin = deployment().admin();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** Every deployment is to pass these. */
    Deployment deployment() {
        return RunningLedger.shared();
    }

    @Test
    void a_promise_is_listed_from_the_day_it_is_made_to_the_day_it_is_kept() {
        var incident = identify(now.minusSeconds(60), now.plusSeconds(3_600));
        var made = only(incident, 0);
        assertThat(made.path("state").asString()).isEqualTo("due");
        assertThat(made.path("answeredBy").isNull()).isTrue();

        var resolved = admin.post(path(incident, "/resolution"), Map.of("message", "It works again"))
                .expect(201);

        long position = deployment().positionOf(resolved);
        assertThat(only(incident, position).path("state").asString()).isEqualTo("kept");
        assertThat(listed("state=due&incident=" + incident)).isEmpty();
        assertThat(admin.get("/api/v1/incidents/%s?minPosition=%d".formatted(incident, position))
                        .json()
                        .at("/promises/0/state")
                        .asString())
                .isEqualTo("kept");
    }

    @Test
    void a_correction_of_a_time_and_a_retraction_change_what_became_of_a_promise() {
        var incident = identify(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(2)));
        assertThat(only(incident, 0).path("state").asString()).isEqualTo("overdue");
        var update = admin.post(path(incident, "/updates"), Map.of("message", "Still there"))
                .expect(201);
        assertThat(only(incident, deployment().positionOf(update)).path("state").asString())
                .isEqualTo("late");
        assertThat(only(incident, 0).path("lateBySeconds").asLong()).isGreaterThanOrEqualTo(7_200);

        long corrected = correct(
                incident,
                update.json().path("updateId").asString(),
                now.minus(Duration.ofHours(2)).toString());
        assertThat(only(incident, corrected).path("state").asString()).isEqualTo("kept");

        var promising = admin.post(path(incident, "/updates"), Map.of("message", "Soon", "nextUpdateInMinutes", 60))
                .expect(201);
        assertThat(deployment().positionOf(promising)).isPositive();
        long retracted = retract(incident);
        assertThat(listed("state=broken&incident=%s&minPosition=%d".formatted(incident, retracted)))
                .hasSize(1);
    }

    @Test
    void months_have_their_sample_sizes() {
        var begun = now.minusSeconds(60);
        var month = YearMonth.from(begun.atZone(ZoneOffset.UTC));
        var incident = identify(begun, now.plusSeconds(30));

        var counted = admin.get("/api/v1/promises/months?from=%s&to=%s&minPosition=%d"
                        .formatted(month.minusMonths(1), month, headOf(incident)))
                .expect(200)
                .json();

        assertThat(counted.path("months")).hasSize(2);
        var present = counted.at("/months/1");
        assertThat(present.path("promised").asLong()).isPositive();
        assertThat(present.path("promised").asLong())
                .isEqualTo(List.of("kept", "late", "broken", "due", "overdue").stream()
                        .mapToLong(state -> present.path(state).asLong())
                        .sum());
    }

    @Test
    void whoever_listens_is_told_what_happens_and_reminded_of_what_was_promised() throws Exception {
        try (var stream = EventStream.open(admin, "/api/v1/events")) {
            var soon = identify(now, now.plusSeconds(200));
            var missed = identify(now.minusSeconds(600), now.minusSeconds(125));

            var told = stream.await(message -> message.event().equals("incident.identified")
                    && message.data().path("aggregateId").asString().equals(soon));
            assertThat(told.id()).isEqualTo(told.data().path("position").asString());
            assertThat(told.data().path("actor").asString()).startsWith("tok_");

            assertThat(stream.await(message -> isReminder(message, "promise.overdue", missed))
                            .id())
                    .isNull();
            assertThat(admin.get("/api/v1/promises?state=overdue&incident=" + missed)
                            .expect(200)
                            .json()
                            .path("promises"))
                    .hasSize(1);

            try (var resumed = EventStream.open(admin, "/api/v1/events?after=" + told.id())) {
                assertThat(resumed.await(message -> message.id() != null)
                                .data()
                                .path("position")
                                .asLong())
                        .isEqualTo(Long.parseLong(told.id()) + 1);
            }
        }
        try (var stream = EventStream.open(admin, "/api/v1/events")) {
            var brief = identify(now, Instant.now().plusSeconds(240).truncatedTo(ChronoUnit.SECONDS));

            assertThat(stream.await(message -> isReminder(message, "promise.due-soon", brief))
                            .id())
                    .isNull();
        }
    }

    private static boolean isReminder(EventStream.Message message, String name, String incident) {
        return message.event().equals(name)
                && message.data().path("incidentId").asString().equals(incident);
    }

    private String identify(Instant occurredAt, Instant nextUpdateBy) {
        return admin.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title", "Sign-in fails",
                                "status", "investigating",
                                "message", "We are looking into it.",
                                "occurredAt", occurredAt.toString(),
                                "nextUpdateBy", nextUpdateBy.toString()))
                .expect(201)
                .id();
    }

    private long correct(String incident, String update, String occurredAt) {
        return deployment()
                .positionOf(admin.post(
                                path(incident, "/updates/" + update + "/corrections"),
                                Map.of("occurredAt", occurredAt, "reason", "It was told by phone"),
                                "If-Match",
                                "*")
                        .expect(200));
    }

    private long retract(String incident) {
        return deployment()
                .positionOf(
                        admin.post(path(incident, "/retraction"), Map.of("reason", "It was a drill"), "If-Match", "*")
                                .expect(200));
    }

    private JsonNode only(String incident, long minPosition) {
        var promises =
                listed("incident=%s&minPosition=%d".formatted(incident, Math.max(minPosition, headOf(incident))));
        assertThat(promises).hasSize(1);
        return promises.get(0);
    }

    private long headOf(String incident) {
        return admin.get("/api/v1/incidents/%s?minVersion=0".formatted(incident))
                .expect(200)
                .json()
                .path("position")
                .asLong();
    }

    private JsonNode listed(String filter) {
        return admin.get("/api/v1/promises?" + filter).expect(200).json().path("promises");
    }

    private static String path(String incident, String rest) {
        return "/api/v1/incidents/" + incident + rest;
    }
}
