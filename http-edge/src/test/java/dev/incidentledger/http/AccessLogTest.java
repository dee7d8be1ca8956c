package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AccessLogTest extends ServerTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SECRET = "The CEO pulled the plug";

    private final Logger log = (Logger) LoggerFactory.getLogger("access");
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        log.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(appender);
        log.setLevel(Level.INFO);
    }

    @Test
    void a_line_says_who_did_what() throws Exception {
        send(asOperator("/samples/optional")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.noBody()));

        assertThat(line())
                .matches("time=\\S+Z caller=" + SampleServer.OPERATOR.tokenId()
                        + " method=POST path=/samples/optional status=200 micros=\\d+ position=- created=- trace="
                        + TRACE
                        + " remote=127\\.0\\.0\\.1");
    }

    @Test
    void a_command_is_found_by_the_position_and_the_place_of_what_it_made() throws Exception {
        send(asOperator("/samples/recorded").POST(BodyPublishers.noBody()));

        assertThat(line()).contains(" status=201 ", " position=42 created=/samples/inc_1 ");
    }

    @Test
    void what_was_said_is_in_no_line() throws Exception {
        send(asOperator("/samples?note=" + SECRET.replace(' ', '+'))
                .header("Content-Type", "application/json")
                .header("User-Agent", SECRET)
                .header("X-Secret", SECRET)
                .POST(BodyPublishers.ofString("{\"title\":\"%s\"}".formatted(SECRET))));

        assertThat(line()).doesNotContain("CEO", "plug", "ilt_");
    }

    @Test
    void a_refusal_is_logged_without_what_was_presented() throws Exception {
        send(request("/caller").header("Authorization", "Bearer ilt_nonsense"));

        assertThat(line())
                .contains("caller=- method=GET path=/caller status=401 ")
                .doesNotContain("nonsense");
    }

    @Test
    void a_failure_is_logged_with_the_status_that_was_sent() throws Exception {
        send(asOperator("/open/failing"));

        assertThat(line()).contains(" status=500 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/caller/%0Acaller=tok_1", "/caller/%0D%0Ax", "/caller/%E2%80%A8x", "/caller/%22%20status=200"})
    void no_path_begins_a_second_line_or_feigns_a_field(String path) throws Exception {
        send(request(path));
        send(request("/caller/last"));

        String line;
        do {
            line = line();
            assertThat(line)
                    .doesNotContain("\n", "\r", "\u2028", " status=200")
                    .startsWith("time=")
                    .contains(" caller=- ");
        } while (!line.contains(" path=/caller/last "));
    }

    @Test
    void the_public_is_not_logged() throws Exception {
        assertThat(raw("GET /open/page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");

        assertThat(lines).isEmpty();
    }

    @Test
    void it_can_be_switched_off() throws Exception {
        var refused = "GET /caller HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        log.setLevel(Level.OFF);
        raw(refused);
        assertThat(lines).isEmpty();

        log.setLevel(Level.INFO);
        raw(refused);
        assertThat(lines).hasSize(1);
    }

    /** The line is written after the answer and before a connection is closed. */
    private String line() throws InterruptedException {
        return String.valueOf(lines.poll(10, TimeUnit.SECONDS));
    }
}
