package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.http.ProblemException;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PreconditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", "\"6\",\"7\" , W/\"8\"", " \"7\" "})
    void holds_for_a_version_that_is_named(String ifMatch) {
        assertThatCode(() -> check(sent(ifMatch), 7L, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"07\"", "\"\"", "\"seven\""})
    void fails_for_any_other_and_names_the_present_version(String ifMatch) {
        assertThatThrownBy(() -> check(sent(ifMatch), 7L, false))
                .isInstanceOfSatisfying(
                        VersionMismatch.class,
                        mismatch -> assertThat(mismatch.version()).hasValue(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*"})
    void fails_for_what_does_not_exist(String ifMatch) {
        assertThatThrownBy(() -> check(sent(ifMatch), null, false)).isInstanceOf(VersionMismatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "\"6\" \"7\"", "*, \"7\"", "\"6\",", "w/\"7\""})
    void is_refused_when_malformed(String ifMatch) {
        assertThatThrownBy(() -> sent(ifMatch))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("INVALID_IF_MATCH"));
    }

    @Test
    void is_demanded_only_where_something_published_is_edited() {
        assertThatCode(() -> check(unsent(), 7L, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(unsent(), 7L, true))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refusal -> assertThat(refusal.code().httpStatus()).isEqualTo(428));
    }

    @Test
    void is_expected_of_requests_alone() {
        assertThatCode(() -> Precondition.check(MetaData.emptyInstance(), "inc_1", 7L, true))
                .doesNotThrowAnyException();
    }

    @Test
    void is_not_recorded() {
        assertThat(Precondition.without(MetaData.from(sent("*").metadata()).and("actor", "tok_1")))
                .isEqualTo(Map.of("actor", "tok_1"));
    }

    private static void check(Precondition precondition, @Nullable Long version, boolean isDemanded) {
        Precondition.check(MetaData.from(precondition.metadata()), "inc_1", version, isDemanded);
    }

    private static Precondition unsent() {
        return Precondition.of(new MockHttpServletRequest());
    }

    private static Precondition sent(String ifMatch) {
        var request = new MockHttpServletRequest();
        request.addHeader("If-Match", ifMatch);
        return Precondition.of(request);
    }
}
