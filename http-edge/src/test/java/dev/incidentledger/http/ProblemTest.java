package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest extends ServerTest {

    @Test
    void an_unknown_route_is_not_found() throws Exception {
        var problem = problem(send(asOperator("/nowhere")), 404, "NOT_FOUND");

        assertThat(problem.path("instance").asString()).isEqualTo("/nowhere");
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem-type:incident-ledger:not-found");
        assertThat(problem.path("title").asString()).isEqualTo("Not found");
        assertThat(problem.path("retryable").asBoolean()).isFalse();
    }

    @Test
    void an_unknown_route_is_not_found_whatever_the_method() throws Exception {
        problem(send(asOperator("/nowhere").POST(BodyPublishers.noBody())), 404, "NOT_FOUND");
    }

    @Test
    void the_error_page_itself_is_not_found() throws Exception {
        problem(send(asOperator("/error")), 404, "NOT_FOUND");
    }

    @Test
    void a_method_that_the_route_does_not_take_is_told_those_it_takes() throws Exception {
        var response = send(asOperator("/samples").DELETE());

        problem(response, 405, "METHOD_NOT_ALLOWED");
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "PROPFIND", "BREW"})
    void a_method_that_no_route_takes_is_told_those_that_this_one_takes(String method) throws Exception {
        assertAllowed("POST", method, "/samples");
        assertAllowed("GET, HEAD", method, "/samples/inc_1");
        assertAllowed("GET, HEAD", method, "/open/page");
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, 401", "TRACE, 404", "PROPFIND, 404", "BREW, 404"})
    void where_there_is_no_route_no_method_is_allowed(String method, int status) throws Exception {
        assertThat(raw("%s /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(method)))
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .contains("\"traceId\"")
                .doesNotContain("Allow:");
    }

    private void assertAllowed(String methods, String method, String path) throws Exception {
        var answer = raw("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(method, path));
        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .contains("\r\nAllow: %s\r\n".formatted(methods), "\"METHOD_NOT_ALLOWED\"");
    }

    @Test
    void a_read_may_always_ask_for_the_headers_alone() throws Exception {
        var response = send(asOperator("/samples/inc_1").DELETE());

        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void a_media_type_that_cannot_be_answered_is_not_acceptable() throws Exception {
        problem(send(request("/open/page").header("Accept", "application/pdf")), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void a_broken_accept_header_is_a_problem_too() throws Exception {
        problem(send(request("/open/page").header("Accept", "///")), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/merge-patch+json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16"
            })
    void a_body_of_another_media_type_is_refused(String mediaType) throws Exception {
        var response = send(asOperator("/samples")
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString("{\"title\":\"a\"}")));

        problem(response, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(response.headers().firstValue("Accept")).hasValue("application/json");
    }

    @Test
    void a_body_without_a_media_type_is_refused() throws Exception {
        problem(send(asOperator("/samples").POST(BodyPublishers.ofString("{}"))), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_missing_body_is_named() throws Exception {
        var problem = problem(post(""), 400, "BODY_REQUIRED");

        assertThat(problem.at("/errors/0/pointer").asString()).isEmpty();
    }

    @Test
    void a_malformed_id_in_the_path_names_nothing() throws Exception {
        problem(send(asOperator("/samples/inc_nonsense")), 404, "UNKNOWN_INCIDENT");
    }

    @Test
    void a_malformed_parameter_is_pointed_at() throws Exception {
        var problem = problem(
                send(asOperator("/samples/inc_01arz3ndektsv4rrffq69g5fav?asOf=1735689600")), 400, "INVALID_PARAMETER");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("?asOf");
    }

    @Test
    void a_missing_parameter_is_pointed_at() throws Exception {
        var problem = problem(send(request("/open/required")), 400, "REQUIRED");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("?name");
    }

    @Test
    void a_refusal_keeps_its_code_and_sentence() throws Exception {
        var problem = problem(send(request("/open/refused")), 409, "NOT_AGAIN");

        assertThat(problem.path("detail").asString()).isEqualTo("It was done already.");
    }

    @Test
    void a_failure_that_a_side_translates_is_found_among_its_causes() throws Exception {
        var response = send(request("/open/slow"));

        var problem = problem(response, 503, "TOO_SLOW");
        assertThat(problem.path("retryable").asBoolean()).isTrue();
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void an_unexpected_failure_tells_nothing_but_its_trace_id() throws Exception {
        HttpResponse<String> response = send(request("/open/failing"));

        problem(response, 500, "INTERNAL_ERROR");
        assertThat(response.body()).doesNotContain("select", "postgresql", "Exception", "dev.incidentledger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/..;/x", "/open//page", "/open/%2e%2e/x", "/open/a%00b", "/open/a%0ab"})
    void a_path_that_the_firewall_refuses_is_a_problem(String path) throws Exception {
        var problem = problem(send(asOperator(path)), 400, "MALFORMED_REQUEST");

        assertThat(problem.path("instance").asString()).isEqualTo(path);
    }

    @Test
    void a_problem_is_answered_to_head_without_its_body() throws Exception {
        var response = send(asOperator("/nowhere").HEAD());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /open/page?q=<script> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "G@T /open/page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /open/page HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /open/page HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /open/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /open/page HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\nConnection: close\r\n\r\n"
            })
    void a_request_that_tomcat_refuses_is_a_problem(String request) throws Exception {
        var response = raw(request);

        assertThat(response).startsWith("HTTP/1.1 400").contains("\r\nContent-Type: application/problem+json");
        assertThat(response).contains("\r\nX-Content-Type-Options: nosniff\r\n").doesNotContain("Tomcat", "<html");
        problem(response.substring(response.indexOf("\r\n\r\n")), 400, "MALFORMED_REQUEST");
    }

    @Test
    void too_large_headers_are_a_problem() throws Exception {
        var response = raw("GET /open/page HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 4").contains("\"traceId\"").doesNotContain("Tomcat", "<html");
    }
}
