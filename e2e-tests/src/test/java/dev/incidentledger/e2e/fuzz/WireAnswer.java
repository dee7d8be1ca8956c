package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came back. Of a stream the body is empty. */
record WireAnswer(int status, List<Field> headers, byte[] body) {

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    boolean isAccepted() {
        return status < 300;
    }

    boolean isRefused() {
        return status >= 400;
    }

    String contentType() {
        return header("Content-Type").orElse("");
    }

    boolean isJson() {
        return body.length > 0 && contentType().matches("application/(problem\\+)?json\\b.*");
    }

    String text() {
        return new String(body, UTF_8);
    }

    JsonNode json() {
        return ContractDocument.JSON.readTree(body);
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}
