package dev.incidentledger.e2e.fuzz;

import dev.incidentledger.e2e.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/openapi.yaml} as a tree, with its references followed. */
final class ContractDocument {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    ContractDocument() {
        try {
            Map<String, Object> document = new Yaml().load(Files.readString(Contract.FILE));
            root = JSON.valueToTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DescribedOperation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> operations(path.getKey(), path.getValue()))
                .toList();
    }

    /** What {@code node} stands for. */
    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolve(root.at(reference.substring(1)));
    }

    private Stream<DescribedOperation> operations(String template, JsonNode path) {
        return path.properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> new DescribedOperation(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        template,
                        Stream.concat(parameters(path), parameters(operation.getValue()))
                                .toList(),
                        body(operation.getValue())));
    }

    private Stream<DescribedParameter> parameters(JsonNode of) {
        return of.path("parameters").valueStream().map(this::resolve).map(DescribedParameter::of);
    }

    private JsonNode body(JsonNode operation) {
        return resolve(operation.path("requestBody")).path("content");
    }
}
