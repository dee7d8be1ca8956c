package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsAtOnceTest {

    private static final FilterChain ANSWERS_AT_ONCE = (_, _) -> {};

    private final CommandsAtOnce commands = new CommandsAtOnce(1);
    private final Filter outer = commands.new OuterDoor();
    private final Filter inner = commands.new InnerDoor();

    @Test
    void a_command_too_many_is_refused_at_either_door_and_the_next_one_is_taken() throws Exception {
        send("POST", inner, (_, _) -> {
            refused(send("POST", inner, ANSWERS_AT_ONCE));
            refused(send("POST", outer, ANSWERS_AT_ONCE));
        });

        assertThat(send("POST", outer, ANSWERS_AT_ONCE).getStatus()).isEqualTo(200);
        assertThat(send("POST", inner, ANSWERS_AT_ONCE).getStatus()).isEqualTo(200);
    }

    @Test
    void a_command_that_fails_makes_room_too() throws Exception {
        try {
            send("POST", inner, (_, _) -> {
                throw new IllegalStateException("broken");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("broken");
        }

        assertThat(send("POST", inner, ANSWERS_AT_ONCE).getStatus()).isEqualTo(200);
    }

    @Test
    void whoever_has_passed_only_the_outer_door_keeps_nobody_out() throws Exception {
        send(
                "POST",
                outer,
                (_, _) -> assertThat(send("POST", inner, ANSWERS_AT_ONCE).getStatus())
                        .isEqualTo(200));
    }

    @Test
    void what_it_took_to_get_in_is_known_from_then_on() throws Exception {
        var frame = new RequestFrame(new RequestSpans(OpenTelemetry.noop()));

        send("POST", frame, (request, response) -> {
            assertThat(TimeSpent.on(request)).isZero();
            inner.doFilter(
                    request,
                    response,
                    (_, _) -> assertThat(TimeSpent.on(request)).isPositive());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void reads_are_not_counted(String read) throws Exception {
        send("POST", inner, (_, _) -> {
            assertThat(send(read, outer, ANSWERS_AT_ONCE).getStatus()).isEqualTo(200);
            assertThat(send(read, inner, ANSWERS_AT_ONCE).getStatus()).isEqualTo(200);
        });
    }

    @Test
    void whoever_watches_sees_what_is_under_way_and_what_was_refused() throws Exception {
        var metrics = new SimpleMeterRegistry();
        commands.bindTo(metrics);

        send("POST", inner, (_, _) -> {
            send("POST", inner, ANSWERS_AT_ONCE);
            send("POST", outer, ANSWERS_AT_ONCE);
            assertThat(metrics.get("ledger.commands.under.way").gauge().value()).isEqualTo(1);
        });

        assertThat(metrics.get("ledger.commands.under.way").gauge().value()).isZero();
        assertThat(metrics.get("ledger.commands.refused").functionCounter().count())
                .isEqualTo(2);
    }

    private static void refused(MockHttpServletResponse answer) throws IOException {
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        ServerTest.problem(answer.getContentAsString(), 503, "OVERLOADED");
    }

    private static MockHttpServletResponse send(String method, Filter door, FilterChain chain)
            throws IOException, ServletException {
        var response = new MockHttpServletResponse();
        door.doFilter(new MockHttpServletRequest(method, "/api/v1/incidents"), response, chain);
        return response;
    }
}
