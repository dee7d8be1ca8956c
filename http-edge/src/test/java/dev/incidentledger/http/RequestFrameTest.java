package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
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
        HttpHeaders headers = send(request(path)).headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void another_origin_may_not_read() throws Exception {
        var response = send(asOperator("/samples")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        problem(response, 403, "FORBIDDEN");
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
