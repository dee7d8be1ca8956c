package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.access.TokenId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailedAuthenticationsTest {

    private static final int PER_MINUTE = 3;
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final AtomicLong nanos = new AtomicLong();
    private final FailedAuthentications failures = new FailedAuthentications(PER_MINUTE, nanos::get);
    private final TokenId token = TokenId.next();

    @Test
    void a_network_that_fails_too_often_waits_whatever_token_it_sends() {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(failures.failed(Optional.of(TokenId.next()), HERE)).isInstanceOf(BadCredentialsException.class);
        }

        assertThat(failures.failed(Optional.empty(), HERE)).isInstanceOf(TooManyFailuresException.class);
        assertThatThrownBy(() -> failures.admit(token, HERE, false)).isInstanceOf(TooManyFailuresException.class);
        assertThatCode(() -> failures.admit(token, THERE, false)).doesNotThrowAnyException();
    }

    @Test
    void a_token_that_is_guessed_at_from_everywhere_waits_too() {
        for (int i = 0; i < PER_MINUTE; i++) {
            failures.failed(Optional.of(token), "192.0.2." + i);
        }

        assertThatThrownBy(() -> failures.admit(token, "192.0.2.99", true))
                .isInstanceOf(TooManyFailuresException.class);
        assertThatCode(() -> failures.admit(TokenId.next(), "192.0.2.99", true)).doesNotThrowAnyException();
    }

    @Test
    void who_was_recognized_from_there_is_not_locked_out_by_others() {
        failures.recognized(token, HERE);
        for (int i = 0; i < 2 * PER_MINUTE; i++) {
            failures.failed(Optional.of(token), HERE);
        }

        assertThatCode(() -> failures.admit(token, HERE, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> failures.admit(token, THERE, false)).isInstanceOf(TooManyFailuresException.class);
    }

    @Test
    void waiting_as_long_as_told_suffices() {
        for (int i = 0; i < PER_MINUTE; i++) {
            failures.failed(Optional.of(token), HERE);
        }
        var refusal = (TooManyFailuresException) failures.failed(Optional.of(token), HERE);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(20));

        nanos.addAndGet(refusal.retryAfter().toNanos());

        assertThatCode(() -> failures.admit(token, HERE, false)).doesNotThrowAnyException();
    }

    @Test
    void strangers_from_everywhere_cost_no_more_than_500_reads_a_second() {
        for (int i = 0; i < 500; i++) {
            failures.admit(TokenId.next(), "network " + i, false);
        }

        assertThatThrownBy(() -> failures.admit(token, HERE, false)).isInstanceOf(TooManyFailuresException.class);
        assertThatCode(() -> failures.admit(token, HERE, true)).doesNotThrowAnyException();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThatCode(() -> failures.admit(token, HERE, false)).doesNotThrowAnyException();
    }
}
