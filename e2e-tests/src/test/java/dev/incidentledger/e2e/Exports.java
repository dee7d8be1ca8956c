package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.ExportVerifier;
import dev.incidentledger.log.export.Verdict;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Orders exports of the record, fetches and checks them. */
record Exports(Api api) {

    static final String PATH = "/api/v1/audit/exports";

    /** What they tell beside the log. */
    static final List<String> MODELS =
            List.of("claims", "components", "incidents", "maintenances", "promises", "statuses", "timeline-entries");

    /** @return where its progress is told */
    String order() {
        return api.post(PATH, Map.of()).expect(202).header("Location");
    }

    JsonNode progress(String location) {
        return api.get(location).expect(200).json();
    }

    /** Once it is finished. */
    byte[] fetch(String location) throws IOException, InterruptedException {
        await().until(() -> progress(location).path("state").asString().equals("finished"));
        try (var client = HttpClient.newHttpClient()) {
            var request = api.request(location + "/file").GET().build();
            return client.send(request, BodyHandlers.ofByteArray()).body();
        }
    }

    /** Checks it with the keys that the product publishes. */
    Verdict verify(String location, SignedNote older) throws IOException, InterruptedException {
        var file = Files.createTempFile("export-", ".zip");
        try {
            Files.write(file, fetch(location));
            return new ExportVerifier(keys(), List.of(older), MODELS, _ -> {}).verify(file);
        } finally {
            Files.delete(file);
        }
    }

    private List<VerifierKey> keys() {
        return api.get("/.well-known/incident-ledger-log-keys")
                .expect(200)
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }
}
