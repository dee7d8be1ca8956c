package dev.incidentledger.query.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.query.platform.CursorKey;
import dev.incidentledger.query.platform.SampleKeys;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedInTest {

    private static final CursorKey KEY = SampleKeys.key(1);
    private static final Instant SINCE = Instant.parse("2026-03-01T08:00:00Z");
    private static final SignedIn SIGNED_IN = new SignedIn(new TokenId("tok_01arz3ndektsv4rrffq69g5fav"), SINCE);

    @Test
    void holds_for_a_working_day_and_no_longer() {
        var text = SIGNED_IN.sealed(KEY);

        assertThat(SignedIn.read(text, KEY, SINCE)).hasValue(SIGNED_IN);
        assertThat(SignedIn.read(text, KEY, SINCE.plus(SignedIn.LASTS).minusMillis(1)))
                .hasValue(SIGNED_IN);
        assertThat(SignedIn.read(text, KEY, SINCE.plus(SignedIn.LASTS))).isEmpty();
    }

    @Test
    void holds_where_it_was_written_only() {
        assertThat(SignedIn.read(SIGNED_IN.sealed(SampleKeys.key(2)), KEY, SINCE))
                .isEmpty();
    }

    @Test
    void cannot_be_prolonged_or_given_to_another() {
        var text = SIGNED_IN.sealed(KEY);

        assertThat(SignedIn.read(text.replaceFirst("^\\d", "2"), KEY, SINCE)).isEmpty();
        assertThat(SignedIn.read(text.replace("tok_01", "tok_02"), KEY, SINCE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "..", "1.tok_01arz3ndektsv4rrffq69g5fav.", "99999999999999999999.tok_x.y"})
    void is_nothing_that_somebody_made_up(String text) {
        assertThat(SignedIn.read(text, KEY, SINCE)).isEmpty();
    }
}
