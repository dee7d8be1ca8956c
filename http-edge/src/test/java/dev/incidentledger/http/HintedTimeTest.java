package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HintedTimeTest {

    record Hint(@Nullable Instant at) implements TolerantBody {

        @Override
        public void check(Fields fields) {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0001-01-01T00:00:00Z\"",
                "\"0001-01-01T00:00:01Z\"",
                "\"1600-01-01T00:00:00Z\"",
                "\"5000-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"2026-01-01T00:00:00\"",
                "\"soon\"",
                "\"\"",
                "1700000000",
                "{\"a\": []}",
                "null"
            })
    void is_absent_when_it_is_no_time(String written) {
        assertThat(read(written)).isNull();
    }

    @Test
    void is_read_when_it_is_one() {
        assertThat(read("\"2026-01-01T00:00:00Z\"")).isEqualTo("2026-01-01T00:00:00Z");
    }

    private static @Nullable Instant read(String written) {
        var body = "{\"at\": %s}".formatted(written).getBytes(StandardCharsets.UTF_8);
        return ((Hint) StrictJson.read(body, Hint.class)).at();
    }
}
