package dev.incidentledger.e2e.fuzz;

import dev.incidentledger.http.AccessTokenSecret;
import dev.incidentledger.log.Tile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes, as an admin, what requests need and what no single one of them brings about. */
final class Preparation {

    private static final String INCIDENTS = "/api/v1/incidents";

    private final FuzzedLedger ledger;
    private final String admin;
    private final Set<String> tokenIds = new HashSet<>();

    Preparation(FuzzedLedger ledger) throws IOException {
        this.ledger = ledger;
        admin = ledger.adminToken();
        remember(admin);
    }

    Callers callers(List<String> roles) throws IOException {
        var byRole = new HashMap<String, String>();
        for (var role : roles) {
            var secret = post("/api/v1/access-tokens", Map.of("roles", List.of(role)))
                    .path("secret")
                    .asString();
            remember(secret);
            byRole.put(role, "Bearer " + secret);
        }
        return new Callers(byRole);
    }

    /** Of the tokens that the drill acts with. */
    Set<String> tokenIds() {
        return tokenIds;
    }

    /** Until then there is no whole tile of the log to ask for. */
    void fillATile() throws IOException {
        var words = Map.of("title", "Long", "status", "identified", "message", "We look", "audience", "internal");
        var updates = INCIDENTS + "/" + id(post(INCIDENTS, words)) + "/updates";
        while (ledger.head() < Tile.WIDTH) {
            post(updates, Map.of("message", "Still"));
        }
    }

    /** Resolves an incident so that it goes on claiming something of a component. */
    KeptClaim keepAClaim(String componentName) throws IOException {
        var component = id(post("/api/v1/components", Map.of("name", componentName)));
        var incident = id(post(INCIDENTS, Map.of("title", "Slow", "status", "identified", "message", "We look")));
        var mention = Map.of("id", component, "status", "degraded_performance");
        post(INCIDENTS + "/" + incident + "/resolution", Map.of("message", "Better", "components", List.of(mention)));
        return new KeptClaim(incident, component);
    }

    private JsonNode post(String path, Object body) throws IOException {
        var operation = new DescribedOperation("POST", path, List.of(), JsonNodeFactory.instance.missingNode());
        var draft = new Draft(operation, path);
        draft.setHeader("Host", "127.0.0.1");
        draft.setHeader("Authorization", "Bearer " + admin);
        draft.setHeader("Content-Type", "application/json");
        draft.json = Optional.of(ContractDocument.JSON.valueToTree(body));
        var answer = Exchange.send(ledger.port(), draft);
        if (!answer.isAccepted()) {
            throw new AssertionError(draft + " was answered " + answer);
        }
        return answer.json();
    }

    private void remember(String secret) {
        tokenIds.add(AccessTokenSecret.parse(secret).orElseThrow().tokenId().value());
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asString();
    }
}
