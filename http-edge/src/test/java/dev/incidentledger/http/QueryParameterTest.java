package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "at=0, 'as 2026-01-31T09:43:00Z or with another offset, from 1970 to 2199'",
        "day=2026-02-30, 'as 2026-01-31, from 1970-01-01 to 2199-12-31'",
        "day=, 'as 2026-01-31, from 1970-01-01 to 2199-12-31'",
        "status=4, 'major_outage'"
    })
    void it_is_said_in_which_form_it_is_understood(String parameter, String form) throws Exception {
        var problem = problem(send(request("/open/query?" + parameter)), 400, "INVALID_PARAMETER");

        assertThat(problem.at("/errors/0/detail").asString()).contains(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=17", "validAt=2026-01-31T09:43:00Z", "asOf=", "day=2026-01-31&asOf=0"})
    void a_moment_is_refused_where_nothing_is_told_of_the_past(String parameters) throws Exception {
        problem(send(request("/api/v1/open/query?" + parameters)), 400, "UNKNOWN_PARAMETER");
    }

    @Test
    void any_other_unknown_parameter_is_passed_over_and_so_is_a_moment_on_a_page() throws Exception {
        assertThat(send(request("/api/v1/open/query?utm_source=mail")).statusCode())
                .isEqualTo(200);
        assertThat(send(request("/open/query?asOf=17")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first=1&third=3", "name=a&asof=3", "First=1", "first=1&utm_source=mail"})
    void every_unknown_parameter_is_refused_where_a_controller_takes_only_what_it_knows(String parameters)
            throws Exception {
        problem(send(request("/api/v1/open/strict?" + parameters)), 400, "UNKNOWN_PARAMETER");
    }

    @Test
    void what_such_a_controller_knows_is_taken() throws Exception {
        assertThat(send(request("/api/v1/open/strict?first=1&asOf=2&name=a")).body())
                .isEqualTo("1 2 a");
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
