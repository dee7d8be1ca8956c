package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsAtOnceTest {

    private final CommandsAtOnce commands = new CommandsAtOnce(1);

    @Test
    void a_command_too_many_is_refused_at_once_and_the_next_one_is_taken() throws Exception {
        var meanwhile = new MockHttpServletResponse();

        var first = send("POST", (_, _) -> answer("POST", meanwhile));

        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(meanwhile.getStatus()).isEqualTo(503);
        assertThat(meanwhile.getHeader("Retry-After")).isEqualTo("1");
        ServerTest.problem(meanwhile.getContentAsString(), 503, "OVERLOADED");
        assertThat(send("POST", (_, _) -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void a_command_that_fails_makes_room_too() throws Exception {
        try {
            send("POST", (_, _) -> {
                throw new IllegalStateException("broken");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("broken");
        }

        assertThat(send("POST", (_, _) -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void reads_are_not_counted() throws Exception {
        var meanwhile = new MockHttpServletResponse();

        send("POST", (_, _) -> answer("GET", meanwhile));

        assertThat(meanwhile.getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse send(String method, FilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        commands.doFilter(new MockHttpServletRequest(method, "/api/v1/incidents"), response, chain);
        return response;
    }

    private void answer(String method, MockHttpServletResponse response) throws IOException, ServletException {
        commands.doFilter(new MockHttpServletRequest(method, "/api/v1/incidents"), response, (_, _) -> {});
    }
}
