package dev.incidentledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AsOfTest {

    @Test
    void is_a_position_or_a_time() {
        assertThat(AsOf.valueOf("4711")).isEqualTo(new AsOf.Position(4711));
        assertThat(AsOf.valueOf("2026-11-24T11:00:00+01:00"))
                .isEqualTo(new AsOf.Time(Instant.parse("2026-11-24T10:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "now", "1.5", "99999999999999999999", "2026-11-24", "2026-11-24T10:00:00"})
    void is_nothing_else(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AsOf.valueOf(text));
    }
}
