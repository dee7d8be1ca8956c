package dev.incidentledger.e2e;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * One operation of the contract.
 *
 * @param roles null when the contract does not say
 * @param isReady whether nobody's token is looked at, since the answer is ready for everybody
 */
record Operation(String method, String template, @Nullable List<String> roles, Set<String> statuses, boolean isReady) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("([^/]+)/\\{\\w+}");

    static Stream<Operation> all() {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract = new Yaml().load(text());
        return requireNonNull(contract.get("paths")).entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> of(path.getKey(), operation.getKey(), operation.getValue())));
    }

    /** Everybody may, without a token. */
    boolean isOpen() {
        return allowed().isEmpty();
    }

    boolean allows(String role) {
        return isOpen() || allowed().contains(role);
    }

    boolean takesAlerts() {
        return template.startsWith("/api/v1/intake/");
    }

    /** @param ids what to name in the path, by the segment before it; what is not in there is named nonsensically */
    String path(Map<String, String> ids) {
        return PARAMETER
                .matcher(template)
                .replaceAll(place -> place.group(1) + "/" + ids.getOrDefault(place.group(1), "nonsense"))
                .replaceAll("\\{\\w+}", "nonsense");
    }

    Stream<String> bodies() {
        return method.equals("GET") ? Stream.of("") : Stream.of("", "{}", "{", "{\"title\":1}");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }

    private List<String> allowed() {
        return requireNonNull(roles, () -> this + " has no x-roles");
    }

    @SuppressWarnings("unchecked") // what the contract says there
    private static Operation of(String path, String method, Map<String, Object> operation) {
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                (List<String>) operation.get("x-roles"),
                ((Map<String, Object>) requireNonNull(operation.get("responses"))).keySet(),
                List.of().equals(operation.get("security")));
    }

    private static String text() {
        try {
            return Files.readString(Contract.FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
