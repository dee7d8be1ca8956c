package dev.incidentledger.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.http.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IntakesTest {

    @Test
    void are_none_unless_configured() {
        assertThat(Intakes.in(new MockEnvironment()).byId()).isEmpty();
    }

    @Test
    void need_no_more_than_a_name_and_one_property() {
        var intake = Intakes.in(with("ledger.intake.prom.audience", "internal")).named("prom");

        assertThat(intake.audience()).isEqualTo(Audience.INTERNAL);
        assertThat(intake.onResolved()).isEqualTo(OnResolved.RESOLVE);
        assertThat(intake.reopenWithin()).isEqualTo(Duration.ofMinutes(30));
        assertThat(intake.lateDeliveries()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void map_labels_to_components_by_matchers_as_alertmanager_writes_them() {
        var intake = Intakes.in(with("ledger.intake.prom.rules[0].match[0]", "service=~\"web-.*|api\"")
                        .withProperty("ledger.intake.prom.rules[0].match[1]", "env!=test")
                        .withProperty("ledger.intake.prom.rules[0].component", "Web")
                        .withProperty("ledger.intake.prom.rules[0].status", "partial_outage"))
                .named("prom");
        var rule = intake.rules().getFirst();

        assertThat(rule.status()).isEqualTo(ComponentStatus.PARTIAL_OUTAGE);
        assertThat(rule.matches(Map.of("service", "web-1"))).isTrue();
        assertThat(rule.matches(Map.of("service", "api", "env", "live"))).isTrue();
        assertThat(rule.matches(Map.of("service", "my-api"))).isFalse();
        assertThat(rule.matches(Map.of("service", "api", "env", "test"))).isFalse();
        assertThat(rule.matches(Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules[0].match[0]   | service         | ledger.intake.prom.rules[0].match[0]: "service" is no matcher like service=checkout
            rules[0].match[0]   | a=~(            | ledger.intake.prom.rules[0].match[0]: "(" is no regular expression
            rules[0].component  | ' '             | ledger.intake.prom.rules[0].component: a rule needs
            rules[0].status     | broken          | ledger.intake.prom.rules[0].status=broken is not understood
            severities          | critical        | ledger.intake.prom.severities: "critical" is not like critical=major_outage
            severities          | critical=bad    | ledger.intake.prom.severities: "critical=bad" is not like
            impacts             | critical=bad    | ledger.intake.prom.impacts: "critical=bad" is not like critical=critical
            title               | {alert name}    | ledger.intake.prom.title: braces hold the name of a label
            message             | ' '             | ledger.intake.prom.message: it must not be blank
            titel               | HighErr         | ledger.intake.prom.titel
            reopen-within       | -1s             | ledger.intake.prom.reopen-within: this must not be negative
            reopen-within       | soon            | ledger.intake.prom.reopen-within=soon is not understood
            late-deliveries     | 25h             | ledger.intake.prom.late-deliveries: this must be from 0 to 24 hours
            oldest-start        | -1d             | ledger.intake.prom.oldest-start: this must be from 0 to 3650 days
            audience            | everybody       | ledger.intake.prom.audience=everybody is not understood
            severity-label      | the worst       | ledger.intake.prom.severity-label: this is no name of a label
            """)
    void that_cannot_be_followed_refuse_to_start_and_name_the_property(String property, String value, String told) {
        var environment = with("ledger.intake.prom.rules[0].match[0]", "service=checkout")
                .withProperty("ledger.intake.prom.rules[0].component", "Checkout")
                .withProperty("ledger.intake.prom.rules[0].status", "major_outage")
                .withProperty("ledger.intake.prom." + property, value);

        assertThatExceptionOfType(IntakeMisconfigured.class)
                .isThrownBy(() -> Intakes.in(environment))
                .withMessageContaining(told);
    }

    @Test
    void tell_all_faults_at_once() {
        var environment =
                with("ledger.intake.Prom.title", "{").withProperty("ledger.intake.graf.rules[0].match[0]", "a=b");

        assertThatExceptionOfType(IntakeMisconfigured.class)
                .isThrownBy(() -> Intakes.in(environment))
                .withMessageContainingAll(
                        "ledger.intake.Prom: ", "ledger.intake.Prom.title", "rules[0].component", "rules[0].status");
    }

    @Test
    void of_another_name_are_not_there() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Intakes.in(new MockEnvironment()).named("prom"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("UNKNOWN_INTAKE"));
    }

    private static MockEnvironment with(String property, String value) {
        return new MockEnvironment().withProperty(property, value);
    }
}
