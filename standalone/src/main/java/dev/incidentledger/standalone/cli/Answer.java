package dev.incidentledger.standalone.cli;

import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came back, once it is known to come from the product and not from something in between. */
record Answer(Endpoint endpoint, HttpResponse<String> response) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROBLEM = "application/problem+json";

    /** @throws Failure when it is anything but a success */
    void expectSuccess() {
        int status = response.statusCode();
        if (status >= 300 && status < 400) {
            throw Failure.of(
                    "REDIRECTED",
                    "%s answers with a redirect to %s, which is not followed; set LEDGER_URL to where the product itself answers"
                            .formatted(endpoint.url(), header("Location")));
        }
        if (status >= 400) {
            throw refusal(status);
        }
    }

    /** @throws Failure when it is none of the objects that the product answers */
    ObjectNode json() {
        return parsed("application/json");
    }

    String text(String mediaType) {
        expect(mediaType);
        return response.body();
    }

    private Failure refusal(int status) {
        var problem = parsed(PROBLEM);
        if (!problem.path("detail").isString()) {
            return notOurs();
        }
        if (status == 401) {
            problem.put("detail", unauthenticated());
        }
        return Failure.refused(problem);
    }

    private String unauthenticated() {
        return endpoint.token() == null
                ? "This needs an access token: set LEDGER_TOKEN or LEDGER_TOKEN_FILE"
                : "The access token from %s is wrong, expired or revoked".formatted(endpoint.tokenSource());
    }

    private ObjectNode parsed(String mediaType) {
        expect(mediaType);
        try {
            if (JSON.readTree(response.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            // answered below
        }
        throw notOurs();
    }

    /** @throws Failure when it is of another kind */
    void expect(String mediaType) {
        var given = header("Content-Type");
        if (!given.equals(mediaType) && !given.startsWith(mediaType + ";")) {
            throw notOurs();
        }
    }

    private Failure notOurs() {
        var given = header("Content-Type");
        return Failure.of(
                "NOT_THE_PRODUCT",
                "What answers at %s is not Incident Ledger (status %d, %s); is LEDGER_URL right, or is there a proxy in between?"
                        .formatted(endpoint.url(), response.statusCode(), given.isEmpty() ? "no content type" : given));
    }

    private String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
