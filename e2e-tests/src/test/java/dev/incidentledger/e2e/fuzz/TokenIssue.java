package dev.incidentledger.e2e.fuzz;

import dev.incidentledger.http.AccessTokenSecret;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/** Issues the tokens that the drill acts with, and remembers their ids so that none of them is revoked. */
final class TokenIssue {

    private final FuzzedLedger ledger;
    private final String admin;
    private final Set<String> ids = new HashSet<>();

    TokenIssue(FuzzedLedger ledger) throws IOException {
        this.ledger = ledger;
        admin = ledger.adminToken();
        remember(admin);
    }

    Callers issue(List<String> roles) throws IOException {
        var byRole = new HashMap<String, String>();
        for (var role : roles) {
            byRole.put(role, "Bearer " + issue(role));
        }
        return new Callers(byRole);
    }

    Set<String> ids() {
        return ids;
    }

    private String issue(String role) throws IOException {
        var operation = new DescribedOperation("POST", "/api/v1/access-tokens", List.of(), JsonNodeFactory.instance.missingNode());
        var draft = new Draft(operation, operation.template());
        draft.setHeader("Host", "127.0.0.1");
        draft.setHeader("Authorization", "Bearer " + admin);
        draft.setHeader("Content-Type", "application/json");
        draft.json = Optional.of(ContractDocument.JSON.readTree("{\"roles\":[\"%s\"]}".formatted(role)));
        var secret = Exchange.send(ledger.port(), draft).json().path("secret").asString();
        remember(secret);
        return secret;
    }

    private void remember(String secret) {
        ids.add(AccessTokenSecret.parse(secret).orElseThrow().tokenId().value());
    }
}
