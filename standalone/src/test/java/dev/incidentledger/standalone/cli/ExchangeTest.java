package dev.incidentledger.standalone.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can go wrong between a command and its answer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExchangeTest {

    private static final String IDENTIFY = "POST /api/v1/incidents";
    private static final Reply DONE = Reply.json(201, "{\"id\": \"inc_1\"}");
    private static final Reply BUSY = Reply.problem(503, "EVENT_STORE_UNAVAILABLE", "The event store does not answer");

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @AfterEach
    void close() {
        product.close();
    }

    @Nested
    class Sending_again {

        @Test
        void happens_with_the_same_key_when_the_connection_is_lost() {
            product.on(IDENTIFY, Reply.lost(), Reply.lost(), DONE);

            assertThat(identify()).isZero();
            assertThat(shell.err()).contains("gave no answer; sending the same again in 1 s (attempt 2 of 5)");
            assertThat(shell.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(keys()).hasSize(1).doesNotContain("");
            assertThat(product.received()).hasSize(3);
        }

        @Test
        void waits_as_long_as_the_product_asks() {
            product.on(IDENTIFY, BUSY.with("Retry-After", "7"), BUSY, DONE);

            assertThat(identify()).isZero();
            assertThat(shell.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
            assertThat(keys()).hasSize(1);
        }

        @Test
        void happens_while_the_first_attempt_is_still_at_work() {
            product.on(
                    IDENTIFY, Reply.lost(), Reply.problem(409, "IDEMPOTENCY_KEY_IN_PROGRESS", "Still running"), DONE);

            assertThat(identify()).isZero();
        }

        @Test
        void has_an_end() {
            product.on(IDENTIFY, BUSY);

            assertThat(identify()).isEqualTo(1);
            assertThat(product.received()).hasSize(5);
            assertThat(shell.err()).contains("The event store does not answer (EVENT_STORE_UNAVAILABLE)");
        }

        @Test
        void has_an_end_without_any_answer_too() {
            product.on(IDENTIFY, Reply.lost());

            assertThat(identify()).isEqualTo(1);
            assertThat(product.received()).hasSize(5);
            assertThat(shell.err()).contains("gave no answer to 5 attempts", "look before you repeat it");
        }

        @Test
        void does_not_happen_when_the_product_asks_for_more_patience_than_a_person_has() {
            product.on(IDENTIFY, BUSY.with("Retry-After", "31"));

            assertThat(identify()).isEqualTo(1);
            assertThat(product.received()).hasSize(1);
        }

        @Test
        void does_not_happen_after_a_refusal() {
            product.on(IDENTIFY, Reply.problem(409, "CONFLICTING_CHANGE", "Another command came first"));

            assertThat(identify()).isEqualTo(1);
            assertThat(product.received()).hasSize(1);
        }

        @Test
        void never_shares_a_key_between_two_commands() {
            product.on(IDENTIFY, DONE);

            identify();
            identify();

            assertThat(keys()).hasSize(2);
        }

        private Set<String> keys() {
            return product.received().stream()
                    .map(received -> received.header("Idempotency-key"))
                    .collect(Collectors.toSet());
        }
    }

    @Nested
    class A_refusal {

        @Test
        void is_told_with_its_code_and_every_place() {
            product.on(IDENTIFY, Reply.of(422, "application/problem+json", """
                    {"code": "INVALID_REQUEST", "detail": "The request breaks 1 rule",
                     "errors": [{"pointer": "/components/0/id", "code": "UNKNOWN_COMPONENT", "detail": "There is none"}]}"""));

            assertThat(identify()).isEqualTo(1);
            assertThat(shell.out()).isEmpty();
            assertThat(shell.err()).isEqualToNormalizingNewlines("""
                    ledger: The request breaks 1 rule (INVALID_REQUEST)
                      /components/0/id: There is none (UNKNOWN_COMPONENT)
                    """);
        }

        @Test
        void is_a_problem_in_one_line_for_programs() {
            product.on(IDENTIFY, Reply.problem(409, "CONFLICTING_CHANGE", "Another command came first"));

            assertThat(shell.run("identify", "T", "M", "--json")).isEqualTo(1);
            assertThat(shell.err()).isEqualToIgnoringNewLines("""
                    {"status":409,"code":"CONFLICTING_CHANGE","detail":"Another command came first","errors":[]}""");
        }

        @Test
        void for_want_of_a_token_says_where_one_goes() {
            product.on(IDENTIFY, Reply.problem(401, "UNAUTHENTICATED", "No"));

            assertThat(identify()).isEqualTo(1);
            assertThat(shell.err())
                    .isEqualToIgnoringNewLines(
                            "ledger: This needs an access token: set LEDGER_TOKEN or LEDGER_TOKEN_FILE"
                                    + " (UNAUTHENTICATED)");
        }

        @Test
        void of_a_token_says_which_one() {
            product.on(IDENTIFY, Reply.problem(401, "UNAUTHENTICATED", "No"));

            assertThat(shell.with("LEDGER_TOKEN", "ilt_old").run("identify", "T", "M"))
                    .isEqualTo(1);
            assertThat(shell.err()).contains("The access token from LEDGER_TOKEN is wrong, expired or revoked");
            assertThat(shell.err()).doesNotContain("ilt_old");
        }

        @Test
        void for_want_of_a_role_is_told_as_it_came() {
            product.on(IDENTIFY, Reply.problem(403, "FORBIDDEN", "This needs the role operator or admin"));

            assertThat(identify()).isEqualTo(1);
            assertThat(shell.err())
                    .isEqualToIgnoringNewLines("ledger: This needs the role operator or admin (FORBIDDEN)");
        }
    }

    @Nested
    class What_is_not_the_product {

        @ParameterizedTest
        @ValueSource(ints = {200, 404, 502, 503})
        void is_told_apart_by_its_pages(int status) {
            product.on(IDENTIFY, Reply.of(status, "text/html", "<h1>Hello</h1>"));

            assertThat(identify()).isEqualTo(1);
            assertThat(shell.err())
                    .contains("What answers at %s is not Incident Ledger (status %d, text/html)"
                            .formatted(product.url(), status));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "{\"id\": 1} x"})
        void is_told_apart_by_what_is_no_json(String body) {
            product.on(IDENTIFY, Reply.json(201, body));

            assertThat(identify()).isEqualTo(1);
            assertThat(shell.err()).contains("is not Incident Ledger");
        }

        @Test
        void is_told_apart_by_problems_of_another_kind() {
            product.on(IDENTIFY, Reply.of(400, "application/problem+json", "[]"));

            assertThat(identify()).isEqualTo(1);
            assertThat(shell.err()).contains("is not Incident Ledger");
        }

        @Test
        void is_not_followed_elsewhere() {
            product.on(IDENTIFY, Reply.of(302, "text/html", "").with("Location", product.url() + "/login"));

            assertThat(identify()).isEqualTo(1);
            assertThat(product.received()).hasSize(1);
            assertThat(shell.err()).contains("answers with a redirect to %s/login".formatted(product.url()));
        }
    }

    @Nested
    class Nobody {

        @Test
        void answers_at_a_port_that_is_closed() throws IOException {
            assertThat(shell.with("LEDGER_URL", closedPort()).run("status")).isEqualTo(1);
            assertThat(shell.err())
                    .contains("refused the connection; is it running")
                    .doesNotContain("again");
        }

        @Test
        void answers_at_a_host_that_there_is_not() {
            assertThat(shell.with("LEDGER_URL", "http://no-such-host.invalid").run("status"))
                    .isEqualTo(1);
            assertThat(shell.err()).contains("The host of http://no-such-host.invalid is not known");
        }

        @Test
        void is_trusted_who_speaks_no_tls() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> speakPlainly(socket));

                assertThat(shell.with("LEDGER_URL", "https://localhost:" + socket.getLocalPort())
                                .run("status"))
                        .isEqualTo(1);
            }
            assertThat(shell.err()).contains("There is no trusted connection to https:");
            assertThat(shell.pauses()).isEmpty();
        }

        private static void speakPlainly(ServerSocket socket) {
            try (var connection = socket.accept()) {
                assertThat(connection.getInputStream().read(new byte[8192])).isPositive();
                connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String closedPort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return "http://localhost:" + socket.getLocalPort();
            }
        }
    }

    private int identify() {
        return shell.run("identify", "Sign-in fails", "We are looking into it.");
    }
}
