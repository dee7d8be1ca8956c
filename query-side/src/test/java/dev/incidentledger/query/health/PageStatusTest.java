package dev.incidentledger.query.health;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PageStatusTest {

    @ParameterizedTest
    @MethodSource("pages")
    void follows_from_the_components(List<ComponentStatus> components, String indicator, String description) {
        var status = PageStatus.of(components);

        assertThat(status.indicator().wireName()).isEqualTo(indicator);
        assertThat(status.description()).isEqualTo(description);
    }

    @Test
    void a_page_without_components_is_operational() {
        assertThat(PageStatus.of(List.of())).isEqualTo(PageStatus.ALL_OPERATIONAL);
    }

    private static Stream<Arguments> pages() {
        return Stream.of(
                page("none", "All Systems Operational", OPERATIONAL, OPERATIONAL),
                page("maintenance", "Service Under Maintenance", OPERATIONAL, UNDER_MAINTENANCE),
                page("maintenance", "Service Under Maintenance", UNDER_MAINTENANCE, UNDER_MAINTENANCE),
                page("minor", "Partially Degraded Service", OPERATIONAL, DEGRADED_PERFORMANCE),
                page("minor", "Partially Degraded Service", UNDER_MAINTENANCE, DEGRADED_PERFORMANCE),
                page("minor", "Partially Degraded Service", DEGRADED_PERFORMANCE, DEGRADED_PERFORMANCE),
                page("minor", "Minor Service Outage", OPERATIONAL, PARTIAL_OUTAGE),
                page("minor", "Minor Service Outage", DEGRADED_PERFORMANCE, PARTIAL_OUTAGE),
                page("major", "Partial System Outage", PARTIAL_OUTAGE, PARTIAL_OUTAGE),
                page("major", "Partial System Outage", OPERATIONAL, MAJOR_OUTAGE),
                page("major", "Partial System Outage", PARTIAL_OUTAGE, MAJOR_OUTAGE),
                page("critical", "Major System Outage", MAJOR_OUTAGE, MAJOR_OUTAGE),
                page("critical", "Major System Outage", MAJOR_OUTAGE));
    }

    private static Arguments page(String indicator, String description, ComponentStatus... components) {
        return Arguments.of(List.of(components), indicator, description);
    }
}
