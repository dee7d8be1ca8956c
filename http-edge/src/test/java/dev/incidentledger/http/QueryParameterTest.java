package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class QueryParameterTest extends ServerTest {

    @Autowired
    private Clock clock;

    @Test
    void a_parameter_is_written_as_in_a_body() throws Exception {
        var query = "?at=2026-01-31T09:43:00.1234569%2B02:00&day=2026-01-31&status=major_outage";

        assertThat(send(request("/open/query" + query)).body())
                .isEqualTo("2026-01-31T07:43:00.123456Z 2026-01-31 MAJOR_OUTAGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at=2026-01-31T09:43:00",
                "at=0",
                "day=1/31/26",
                "day=2026-02-30",
                "day=1969-12-31",
                "status=4",
                "status=broken"
            })
    void anything_else_is_refused_at_its_place(String parameter) throws Exception {
        var problem = problem(send(request("/open/query?" + parameter)), 400, "INVALID_PARAMETER");

        assertThat(problem.at("/errors/0/pointer").asString())
                .isEqualTo("?" + parameter.substring(0, parameter.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=%ff", "%c0%af=1", "x=%ed%a0%80"})
    void bytes_that_are_no_utf_8_are_refused(String query) throws Exception {
        problem(send(request("/open/query?" + query)), 400, "MALFORMED_REQUEST");
    }

    @Test
    void what_browsers_do_not_encode_is_taken() throws Exception {
        var link = "/open/query?ids[]=1&utm_campaign={name}|^`\\";

        assertThat(raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(link)))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void the_clock_is_no_finer_than_what_is_stored() {
        var now = clock.instant();

        assertThat(now).isEqualTo(RequestTimes.truncate(now));
    }
}
