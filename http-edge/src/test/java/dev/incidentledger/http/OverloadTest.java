package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "ledger.limits.commands-at-once=1")
class OverloadTest extends ServerTest {

    private static final String BEGUN = """
            POST /samples HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Content-Length: 13\r
            \r
            """.formatted(SampleServer.OPERATOR.value());

    @Test
    void while_a_command_is_under_way_the_next_is_refused_and_a_read_is_not() throws Exception {
        try (var _ = await().until(this::begun, OverloadTest::isUnderWay)) {
            var refused = post("{\"title\":\"a\"}");

            problem(refused, 503, "OVERLOADED");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(send(asOperator("/caller")).statusCode()).isEqualTo(200);
        }
        await().until(() -> post("{\"title\":\"a\"}").statusCode() == 200);
    }

    /** A command whose body is still to come; closed when it was too late, and is refused itself. */
    private Socket begun() throws Exception {
        var slow = new Socket("localhost", port());
        slow.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
        slow.getOutputStream().flush();
        if (post("{\"title\":\"a\"}").statusCode() != 503) {
            slow.close();
        }
        return slow;
    }

    private static boolean isUnderWay(Socket slow) {
        return !slow.isClosed();
    }
}
