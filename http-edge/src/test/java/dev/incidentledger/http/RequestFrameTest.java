package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFrameTest extends ServerTest {

    @Test
    void the_trace_of_the_caller_is_continued() throws Exception {
        var response = send(request("/open/trace")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        assertThat(response.body()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void the_trace_of_the_caller_is_named_in_a_problem() throws Exception {
        var response = send(
                request("/caller").header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        assertThat(problem(response, 401, "UNAUTHENTICATED").path("traceId").asString())
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "nonsense"
            })
    void a_broken_trace_is_replaced_by_a_new_one(String traceparent) throws Exception {
        var body =
                send(request("/open/trace").header("traceparent", traceparent)).body();

        assertThat(body).matches("[0-9a-f]{32}");
        assertThat(traceparent).doesNotContain(body);
    }

    @Test
    void requests_run_on_virtual_threads() throws Exception {
        assertThat(send(request("/open/thread")).body()).isEqualTo("virtual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/page", "/caller", "/nowhere", "/open/failing", "/open//page"})
    void every_answer_carries_the_security_headers(String path) throws Exception {
        for (var method : List.of("GET", "HEAD", "OPTIONS", "POST", "PROPFIND")) {
            var headers =
                    send(request(path).method(method, BodyPublishers.noBody())).headers();

            assertThat(headers.allValues("X-Content-Type-Options")).as(method).containsExactly("nosniff");
            assertThat(headers.allValues("X-Frame-Options")).as(method).containsExactly("DENY");
            assertThat(headers.allValues("Content-Security-Policy"))
                    .as(method)
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(headers.allValues("Referrer-Policy")).as(method).containsExactly("no-referrer");
            assertThat(headers.allValues("Cache-Control")).as(method).containsExactly("no-store");
            assertThat(headers.map()).as(method).doesNotContainKeys("server", "x-powered-by", "set-cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /open/page", "TRACE /caller", "TRACK /open/page", "CONNECT /open/page"})
    void what_would_echo_or_tunnel_a_request_is_refused(String methodAndPath) throws Exception {
        var response = raw("%s HTTP/1.1\r\nHost: localhost\r\nX-Secret: mirror\r\nConnection: close\r\n\r\n"
                .formatted(methodAndPath));

        assertThat(response)
                .matches("(?s)HTTP/1.1 4\\d\\d .*")
                .contains("\r\nX-Content-Type-Options: nosniff\r\n", "\"traceId\"")
                .doesNotContain("mirror");
    }

    @Test
    void the_host_that_a_request_names_is_repeated_nowhere() throws Exception {
        for (var path : List.of("/samples/recorded", "/nowhere")) {
            var response =
                    raw("POST %s HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n".formatted(path)
                            + "Authorization: Bearer %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .formatted(SampleServer.OPERATOR.value()));

            assertThat(response).startsWith("HTTP/1.1 ").doesNotContain("evil");
        }
    }

    @Test
    void a_preflight_is_refused() throws Exception {
        var response = send(asOperator("/samples")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        problem(response, 405, "METHOD_NOT_ALLOWED");
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/page", "/caller", "/nowhere"})
    void another_origin_is_not_allowed_to_read(String path) throws Exception {
        for (var request : List.of(request(path), asOperator(path))) {
            var headers =
                    send(request.header("Origin", "https://elsewhere.example")).headers();

            assertThat(headers.map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    @Test
    void an_answer_that_breaks_off_does_not_look_like_a_whole_one() {
        assertThatThrownBy(() -> send(request("/open/half"))).isInstanceOf(IOException.class);
    }
}
