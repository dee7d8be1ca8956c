package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.http.ProblemException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = ' ',
            value = {"abc-1 abc-1", "\"abc-1\" abc-1", "\"a\\\"b\\\\c\" a\"b\\c", "a\"b a\"b", "~ ~", "\\ \\"})
    void is_the_same_in_quotes_or_without(String sent, String key) {
        assertThat(IdempotencyKey.of(request(sent))).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"", "\"abc", "\"a\"b\"", "a b", "\"a b\"", "ä", "\u007f", "\"\\x\""})
    void is_refused_when_malformed(String sent) {
        assertRefused(request(sent));
    }

    @Test
    void has_at_most_255_characters() {
        assertThat(IdempotencyKey.of(request("k".repeat(255)))).hasValue("k".repeat(255));
        assertRefused(request("k".repeat(256)));
    }

    @Test
    void is_sent_once() {
        var twice = request("abc");
        twice.addHeader(IdempotencyKey.HEADER, "abc");

        assertRefused(twice);
    }

    @Test
    void is_optional() {
        assertThat(IdempotencyKey.of(new MockHttpServletRequest())).isEmpty();
    }

    private static void assertRefused(MockHttpServletRequest request) {
        assertThatThrownBy(() -> IdempotencyKey.of(request)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        });
    }

    private static MockHttpServletRequest request(String key) {
        var request = new MockHttpServletRequest();
        request.addHeader(IdempotencyKey.HEADER, key);
        return request;
    }
}
