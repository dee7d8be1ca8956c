package dev.incidentledger.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.CountedTime;
import dev.incidentledger.query.health.UptimePolicy;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimePoliciesTest {

    @Test
    void policies_of_vendors_and_contracts_need_no_setting() {
        var policies = set(Map.of());

        assertThat(policies.named("statuspage")).isEqualTo(UptimePolicy.STATUSPAGE);
        assertThat(policies.named("openstatus")).isEqualTo(UptimePolicy.OPENSTATUS);
        assertThat(policies.named("incident.io")).isEqualTo(UptimePolicy.INCIDENT_IO);
        assertThat(policies.named("elapsed")).isEqualTo(UptimePolicy.ELAPSED);
        assertThat(policies.named("sla")).isEqualTo(UptimePolicy.SLA);
    }

    @Test
    void others_can_be_set() {
        var policies = set(Map.of(
                "ledger.uptime.policies.gold.partial", "0.5",
                "ledger.uptime.policies.gold.degraded", "0.25",
                "ledger.uptime.policies.gold.counted", "elapsed-outside-agreed-maintenance"));

        assertThat(policies.named("gold"))
                .isEqualTo(new UptimePolicy("gold", 1, 0.5, 0.25, 0, CountedTime.ELAPSED_OUTSIDE_AGREED_MAINTENANCE));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(UptimePolicies.class)
    static class Product {}

    @ParameterizedTest
    @CsvSource({
        "ledger.uptime.policies.gold.major, 1.5, the weight of major must be from 0 to 1",
        "ledger.uptime.policies.gold.partial, -0.1, the weight of partial must be from 0 to 1",
        "ledger.uptime.policies.gold.degraded, NaN, the weight of degraded must be from 0 to 1",
        "ledger.uptime.policies.gold.maintenance, 2, the weight of maintenance must be from 0 to 1",
        "ledger.uptime.policies.gold.weight, 1, were left unbound",
        "ledger.uptime.policies.gold.counted, weeks, No enum constant",
        "ledger.uptime.policies.sla.major, 1, there is a policy of that name already",
        "ledger.uptime.policies.[Our gold].major, 1, 'a name is up to 40 lower-case letters, digits, dots and hyphens'"
    })
    void what_cannot_be_applied_keeps_it_from_starting_and_is_named(String property, String value, String cause) {
        new ApplicationContextRunner()
                .withUserConfiguration(Product.class)
                .withPropertyValues(property + "=" + value)
                .run(product -> assertThat(product.getStartupFailure())
                        .as(property)
                        .isNotNull()
                        .hasStackTraceContaining(cause));
    }

    @Test
    void who_asks_for_another_is_told_those_that_there_are() {
        var policies = set(Map.of("ledger.uptime.policies.gold.partial", "0.5"));

        assertThatThrownBy(() -> policies.named("silver"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("statuspage, openstatus, incident.io, elapsed, sla, gold");
    }

    private static UptimePolicies set(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ledger.uptime", UptimePolicies.class);
    }
}
