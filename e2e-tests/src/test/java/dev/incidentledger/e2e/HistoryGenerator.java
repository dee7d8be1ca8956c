package dev.incidentledger.e2e;

import dev.incidentledger.e2e.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Tells the product histories of any size and shape, the same for the same seed: overlaps, reopenings, corrections,
 * postmortems, retractions, internal incidents and notes, backdated or not. All that it sends is legal.
 */
final class HistoryGenerator {

    private static final List<String> OPEN = List.of("investigating", "identified", "monitoring");
    private static final List<String> HEALTH =
            List.of("operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage");
    private static final List<String> IMPACTS = List.of("none", "minor", "major", "critical");

    private final Random random;
    private final Api api;
    private final Consumer<Answer> afterEach;
    private final List<String> components = new ArrayList<>();

    /** @param afterEach sees the answer to each command on an incident */
    HistoryGenerator(long seed, Api api, Consumer<Answer> afterEach) {
        this.random = new Random(seed);
        this.api = api;
        this.afterEach = afterEach;
    }

    /** Answers the ids of the components that the incidents speak of. */
    List<String> tell(int incidents, int componentCount) {
        var group = api.post("/api/v1/component-groups", Map.of("name", "Generated " + random.nextLong()))
                .expect(201)
                .id();
        for (int i = 0; i < componentCount; i++) {
            components.add(api.post("/api/v1/components", Map.of("name", "Component " + i, "groupId", group))
                    .expect(201)
                    .id());
        }
        for (int i = 0; i < incidents; i++) {
            new Incident().live(random.nextInt(12));
        }
        return List.copyOf(components);
    }

    /** One incident, and what is legal for it next. */
    private final class Incident {

        private final List<String> updates = new ArrayList<>();
        private Instant time = Instant.now()
                .truncatedTo(ChronoUnit.MILLIS)
                .minus(Duration.ofMinutes(2_000L + random.nextInt(100_000)));
        private final boolean internal = random.nextInt(6) == 0;
        private boolean published;
        private boolean resolved = random.nextInt(8) == 0;
        private boolean retracted;
        private final String path;

        Incident() {
            var body = body("occurredAt");
            body.put("title", "Trouble " + random.nextInt(1_000));
            body.put("status", resolved ? "resolved" : any(OPEN));
            body.put("audience", internal ? "internal" : "public");
            var answer = api.post("/api/v1/incidents", body).expect(201);
            path = "/api/v1/incidents/" + answer.id();
            updates.add(answer.json().path("updateId").asString());
            afterEach.accept(answer);
        }

        void live(int steps) {
            for (int i = 0; i < steps && !retracted; i++) {
                time = time.plus(Duration.ofMillis(1_000 + random.nextInt(7_200_000)));
                if (time.isBefore(Instant.now())) {
                    step();
                }
            }
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0 -> override();
                case 1 -> send("/title-correction", Map.of("title", "Trouble, reworded", "reason", "Clearer"));
                case 2 -> correct();
                case 3 -> note();
                case 4 -> send("/references", Map.of("system", "Tickets", "id", "T-" + random.nextInt(5)));
                case 5 -> publish();
                case 6 -> retract();
                default -> move();
            }
        }

        private void move() {
            if (!resolved && random.nextInt(3) > 0) {
                var body = body("occurredAt");
                body.put("status", any(OPEN));
                told(send("/updates", body));
            } else if (!resolved) {
                told(send("/resolution", body("resolvedAt")));
                resolved = true;
            } else if (random.nextBoolean()) {
                told(send("/reopening", body("occurredAt")));
                resolved = false;
            } else {
                postmortem();
            }
        }

        private void postmortem() {
            afterEach.accept(api.put(
                            path + "/postmortem",
                            Map.of("body", "Learned " + random.nextInt(), "state", any(List.of("draft", "published"))),
                            "If-Match",
                            "*")
                    .expect(200));
        }

        private void override() {
            send("/impact-override", Map.of("impact", any(IMPACTS), "reason", "Seen from outside"));
        }

        private void correct() {
            send(
                    "/updates/" + any(updates) + "/corrections",
                    Map.of("message", "Reworded " + random.nextInt(), "reason", "A typo"));
        }

        private void note() {
            send("/updates", Map.of("message", "Between us", "audience", "internal"));
        }

        private void publish() {
            if (internal && !published) {
                send("/publication", Map.of());
                published = true;
            }
        }

        private void retract() {
            if (random.nextInt(4) == 0) {
                send("/retraction", Map.of("reason", "It was a drill"));
                retracted = true;
            }
        }

        private void told(Answer answer) {
            updates.add(answer.json().path("updateId").asString());
        }

        private Answer send(String route, Map<String, ?> body) {
            var answer = api.post(path + route, body, "If-Match", "*");
            answer.expect(answer.status() == 201 ? 201 : 200);
            afterEach.accept(answer);
            return answer;
        }

        private Map<String, Object> body(String timeField) {
            var body = new LinkedHashMap<String, Object>();
            body.put("message", "Message " + random.nextInt());
            body.put(timeField, time.toString());
            body.put("components", mentions());
            return body;
        }

        private List<Map<String, String>> mentions() {
            return random.ints(0, components.size())
                    .distinct()
                    .limit(random.nextInt(Math.min(4, components.size())))
                    .mapToObj(i -> Map.of("id", components.get(i), "status", any(HEALTH)))
                    .toList();
        }
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
