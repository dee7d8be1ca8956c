package dev.incidentledger.standalone.cli;

import java.util.Map;

/** What the stub answers; with status 0 it closes the connection instead. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {

    static Reply json(int status, String body) {
        return new Reply(status, "application/json", body, Map.of());
    }

    static Reply problem(int status, String code, String detail) {
        return new Reply(status, "application/problem+json", """
                {"status": %d, "code": "%s", "detail": "%s", "errors": []}""".formatted(status, code, detail), Map.of());
    }

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body, Map.of());
    }

    static Reply lost() {
        return new Reply(0, "", "", Map.of());
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }
}
