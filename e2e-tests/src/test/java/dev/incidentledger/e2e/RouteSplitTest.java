package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What deploy/nginx.conf makes of requests: to which side they go, and to how many processes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RouteSplitTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    private StubSide command;
    private StubSide query;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(NginxProcess.program().isPresent(), "This tests how nginx is configured: install nginx-light");
        command = StubSide.answering("command");
        query = StubSide.answering("query");
    }

    @AfterEach
    void stop() {
        if (command != null) {
            command.close();
            query.close();
        }
    }

    @Test
    void every_route_leads_to_the_side_that_serves_it() throws Exception {
        var led = new TreeMap<String, String>();
        try (var nginx = proxy(command.address(), command.address())) {
            for (var route : served().keySet()) {
                led.put(
                        route,
                        send(nginx, route.split(" ")[0], route.split(" ")[1]).body());
            }
        }

        assertThat(led).isEqualTo(served()).containsValues("command", "query");
    }

    @Test
    void what_clients_say_of_themselves_is_not_passed_on_but_for_the_host_they_asked() throws Exception {
        try (var nginx = proxy(command.address(), command.address())) {
            send(nginx, "GET", "/", "X-Forwarded-For", "192.0.2.1", "Forwarded", "for=192.0.2.1");

            assertThat(query.received().getFirst())
                    .contains("X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: http")
                    .contains("Host: " + URI.create(nginx.url()).getAuthority())
                    .noneMatch(line -> line.contains("192.0.2.1"));
        }
    }

    /** Whether a process that breaks off has done what it was told, nobody knows. */
    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/incidents",
        "POST, /api/v1/imports",
        "PATCH, /api/v1/components/x",
        "PUT, /api/v1/incidents/x/postmortem",
        "DELETE, /api/v1/access-tokens/x"
    })
    void a_command_without_a_key_goes_to_one_process_alone(String method, String path) throws Exception {
        try (var broken = StubSide.breakingOff("broken");
                var another = StubSide.breakingOff("another");
                var nginx = proxy(broken.address(), another.address())) {
            var answer = send(nginx, method, path);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"NO_ANSWER\"");
            assertThat(broken.received().size() + another.received().size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/incidents",
        "PATCH, /api/v1/components/x",
        "PUT, /api/v1/incidents/x/postmortem",
        "DELETE, /api/v1/access-tokens/x"
    })
    void a_command_with_a_key_goes_to_another_process_when_one_breaks_off(String method, String path) throws Exception {
        try (var broken = StubSide.breakingOff("broken");
                var nginx = proxy(broken.address(), command.address())) {
            for (int i = 0; i < 4; i++) { // they take turns
                assertThat(send(nginx, method, path, "Idempotency-Key", "key-" + i)
                                .body())
                        .isEqualTo("command");
            }

            assertThat(broken.received()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/incidents", "POST, /api/v1/imports", "GET, /api/v1/imports/x"})
    void a_command_without_a_key_goes_to_another_process_where_one_is_not_there(String method, String path)
            throws Exception {
        try (var nginx = proxy("127.0.0.1:" + SideProcess.freePort(), command.address())) {
            for (int i = 0; i < 4; i++) {
                assertThat(send(nginx, method, path).body()).isEqualTo("command");
            }
        }
    }

    /** Who reads stays with one process, by their token. */
    @Test
    void a_reader_whose_process_cannot_answer_yet_is_answered_by_another() throws Exception {
        try (var unready = StubSide.unavailable("unready");
                var nginx = proxyOfReaders(unready.address(), query.address())) {
            for (int i = 0; i < 32; i++) {
                assertThat(send(nginx, "GET", "/history", "Authorization", "Bearer " + i)
                                .body())
                        .isEqualTo("query");
            }

            assertThat(unready.received()).isNotEmpty();
        }
    }

    /** Whoever waits for a position has waited there already. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/status?minPosition=7",
        "GET, /api/v1/components/x?minVersion=2",
        "POST, /api/v1/audit/exports",
        "DELETE, /api/v1/audit/exports/x"
    })
    void other_reads_and_all_else_that_query_sides_do_are_asked_of_one_alone(String method, String path)
            throws Exception {
        try (var unready = StubSide.unavailable("unready");
                var another = StubSide.unavailable("another");
                var nginx = proxyOfReaders(unready.address(), another.address())) {
            var answer = send(nginx, method, path);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isIn("unready", "another");
            assertThat(unready.received().size() + another.received().size()).isEqualTo(1);
        }
    }

    private NginxProcess proxy(String one, String other) throws IOException {
        return proxy(one, other, query.address(), query.address());
    }

    private NginxProcess proxyOfReaders(String one, String other) throws IOException {
        return proxy(command.address(), command.address(), one, other);
    }

    private NginxProcess proxy(String oneCommand, String otherCommand, String oneQuery, String otherQuery)
            throws IOException {
        return NginxProcess.start(
                folder,
                Map.of(
                        "command-side-1:8081",
                        oneCommand,
                        "command-side-2:8081",
                        otherCommand,
                        "query-side-1:8082",
                        oneQuery,
                        "query-side-2:8082",
                        otherQuery));
    }

    /** By method and path, the side whose controller it is. */
    private static Map<String, String> served() {
        var served = new TreeMap<String, String>();
        RunningLedger.shared()
                .context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .forEach((route, handler) ->
                                routes(route).forEach(path -> side(handler).forEach(side -> served.put(path, side)))));
        return served;
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> "%s %s".formatted(method, path.replaceAll("\\{[^}]*}", "x"))));
    }

    private static Stream<String> side(HandlerMethod handler) {
        return Stream.of("command", "query")
                .filter(side -> handler.getBeanType().getName().startsWith("dev.incidentledger." + side + "."));
    }

    private static HttpResponse<String> send(NginxProcess nginx, String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(nginx.url() + path)).method(method, BodyPublishers.noBody());
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }
}
