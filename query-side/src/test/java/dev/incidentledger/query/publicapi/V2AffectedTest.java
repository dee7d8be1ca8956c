package dev.incidentledger.query.publicapi;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class V2AffectedTest {

    private static final ComponentId MAIL = new ComponentId(ComponentId.PREFIX + "%026d".formatted(1));
    private static final ComponentId WEB = new ComponentId(ComponentId.PREFIX + "%026d".formatted(2));

    private final V2Affected affected = new V2Affected();

    @Test
    void is_nothing_until_a_component_is_named() {
        assertThat(goesOn()).isEmpty();
        assertThat(goesOn(now(MAIL, PARTIAL_OUTAGE))).containsExactly(turn(MAIL, OPERATIONAL, PARTIAL_OUTAGE));
    }

    @Test
    void keeps_what_an_update_says_nothing_new_of() {
        goesOn(now(MAIL, PARTIAL_OUTAGE));

        assertThat(goesOn()).containsExactly(turn(MAIL, PARTIAL_OUTAGE, PARTIAL_OUTAGE));
        assertThat(goesOn(now(WEB, MAJOR_OUTAGE)))
                .containsExactly(turn(MAIL, PARTIAL_OUTAGE, PARTIAL_OUTAGE), turn(WEB, OPERATIONAL, MAJOR_OUTAGE));
    }

    @Test
    void is_operational_at_the_end_unless_that_says_otherwise() {
        goesOn(now(MAIL, PARTIAL_OUTAGE), now(WEB, MAJOR_OUTAGE));

        assertThat(affected.tell(List.of(now(WEB, DEGRADED_PERFORMANCE)), true))
                .containsExactly(
                        turn(MAIL, PARTIAL_OUTAGE, OPERATIONAL), turn(WEB, MAJOR_OUTAGE, DEGRADED_PERFORMANCE));
        affected.recover(List.of(WEB));
        assertThat(goesOn(now(MAIL, MAJOR_OUTAGE)))
                .containsExactly(turn(MAIL, OPERATIONAL, MAJOR_OUTAGE), turn(WEB, OPERATIONAL, OPERATIONAL));
    }

    @Test
    void was_before_what_a_source_says_that_it_was() {
        assertThat(goesOn(turn(MAIL, DEGRADED_PERFORMANCE, PARTIAL_OUTAGE)))
                .containsExactly(turn(MAIL, DEGRADED_PERFORMANCE, PARTIAL_OUTAGE));
    }

    @Test
    void follows_a_plan_but_keeps_what_is_being_worked_on() {
        affected.plan(List.of(planned(MAIL)));
        assertThat(goesOn()).containsExactly(turn(MAIL, OPERATIONAL, OPERATIONAL));

        affected.plan(List.of(planned(WEB)));
        assertThat(goesOn(now(WEB, PARTIAL_OUTAGE))).containsExactly(turn(WEB, OPERATIONAL, PARTIAL_OUTAGE));

        affected.plan(List.of(planned(MAIL)));
        assertThat(goesOn())
                .containsExactly(turn(WEB, PARTIAL_OUTAGE, PARTIAL_OUTAGE), turn(MAIL, OPERATIONAL, OPERATIONAL));
    }

    private List<AffectedComponent> goesOn(AffectedComponent... said) {
        return affected.tell(List.of(said), false);
    }

    private static PlannedComponent planned(ComponentId id) {
        return new PlannedComponent(id, "Named");
    }

    private static AffectedComponent now(ComponentId id, ComponentStatus status) {
        return new AffectedComponent(id, status, "Named");
    }

    private static AffectedComponent turn(ComponentId id, ComponentStatus before, ComponentStatus status) {
        return new AffectedComponent(id, status, "Named", before);
    }
}
