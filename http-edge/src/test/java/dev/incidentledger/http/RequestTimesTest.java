package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:43:00Z,                2026-01-31T09:43:00Z",
        "2026-01-31t09:43:00z,                2026-01-31T09:43:00Z",
        "2026-01-31T09:43:00-00:00,           2026-01-31T09:43:00Z",
        "2026-01-31T09:43:00.5+05:30,         2026-01-31T04:13:00.500Z",
        "2026-01-31T09:43:00.999999999Z,      2026-01-31T09:43:00.999999Z",
        "2026-01-31T09:43:00.99999999999999Z, 2026-01-31T09:43:00.999999Z",
        "1970-01-01T00:00:00Z,                1970-01-01T00:00:00Z",
        "2199-12-31T23:59:59.999999Z,         2199-12-31T23:59:59.999999Z",
        "2200-01-01T01:00:00+02:00,           2199-12-31T23:00:00Z"
    })
    void a_time_with_an_offset_becomes_utc_truncated_to_microseconds(String text, Instant expected) {
        assertThat(RequestTimes.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1735689600",
                "2026-01-31",
                "2026-01-31T09:43:00",
                "2026-01-31T09:43Z",
                "2026-01-31 09:43:00Z",
                "2026-01-31T09:43:00,5Z",
                "2026-01-31T09:43:00.Z",
                "2026-01-31T09:43:00+02",
                "2026-01-31T09:43:00+0200",
                "2026-01-31T09:43:00+19:00",
                "2026-01-31T09:43:00+02:00[Europe/Berlin]",
                "2026-02-30T09:43:00Z",
                "2026-01-31T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "+12026-01-31T09:43:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2200-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "٢٠٢٦-01-31T09:43:00Z"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> RequestTimes.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void a_time_of_our_own_is_truncated_alike() {
        assertThat(RequestTimes.truncate(Instant.parse("2026-01-31T09:43:00.123456999Z")))
                .isEqualTo("2026-01-31T09:43:00.123456Z");
    }
}
