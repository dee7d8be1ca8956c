package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** The contract describes what is there, and all of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {

    /** Pages for people, who follow links and fill in forms, are no part of the contract. */
    private static final Pattern PAGE = Pattern.compile("[A-Z]+ /(audit|analytics|sign-in|sign-out)(/.*)?");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void the_contract_and_the_product_have_the_same_routes() throws IOException {
        assertThat(described()).isEqualTo(served());
    }

    @Test
    void the_contract_is_served_as_it_was_written() throws IOException {
        var served = RunningLedger.shared().anonymous().get("/openapi.yaml").expect(200);

        assertThat(served.body()).isEqualTo(Files.readString(Contract.FILE));
        assertThat(served.header("Content-Type")).startsWith("application/yaml");
    }

    private static Set<String> described() throws IOException {
        Map<String, Map<String, Map<String, Object>>> contract = new Yaml().load(Files.readString(Contract.FILE));
        var routes = new TreeSet<String>();
        contract.get("paths")
                .forEach((path, operations) -> operations.keySet().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return routes;
    }

    private static Set<String> served() {
        return RunningLedger.shared().context().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getValue().getBeanType().getName().startsWith("dev.incidentledger."))
                .flatMap(route -> routes(route.getKey()))
                .filter(route -> !PAGE.matcher(route).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> method.name() + " " + described(path)));
    }

    /** The contract has no word for a parameter with slashes in it. */
    private static String described(String path) {
        return path.replace("{*", "{");
    }
}
