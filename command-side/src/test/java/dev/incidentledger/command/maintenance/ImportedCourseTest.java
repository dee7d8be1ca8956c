package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.maintenance.Samples.API;
import static dev.incidentledger.command.maintenance.Samples.ID;
import static dev.incidentledger.command.maintenance.Samples.PLANNED;
import static dev.incidentledger.command.maintenance.Samples.at;
import static dev.incidentledger.command.maintenance.Samples.claim;
import static dev.incidentledger.command.maintenance.Samples.update;
import static dev.incidentledger.command.maintenance.Samples.updateId;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.COMPLETED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CorrectMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportedUpdate;
import dev.incidentledger.command.maintenance.MaintenanceState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.command.platform.RejectionCode;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportedCourseTest {

    private static final Instant LONG_AFTER = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void is_recorded_long_after_its_end_as_it_went() {
        var events = tell(
                update(1, SCHEDULED, "08:00"),
                update(2, SCHEDULED, "11:00"),
                update(3, IN_PROGRESS, "12:00", claim(API, UNDER_MAINTENANCE)),
                update(4, VERIFYING, "12:30"),
                update(5, IN_PROGRESS, "12:40"),
                update(6, VERIFYING, "12:50"),
                update(7, COMPLETED, "13:00"),
                update(8, COMPLETED, "13:30"));

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "MaintenanceScheduled",
                        "MaintenanceUpdatePosted",
                        "MaintenanceStarted",
                        "VerificationStarted",
                        "MaintenanceUpdatePosted",
                        "VerificationStarted",
                        "MaintenanceCompleted",
                        "MaintenanceUpdatePosted");
        assertThat(stateAfter(events).status()).isEqualTo(COMPLETED);
    }

    @Test
    void may_have_been_told_only_afterwards() {
        assertThat(stateAfter(tell(update(1, COMPLETED, "13:00"))).status()).isEqualTo(COMPLETED);
    }

    @Test
    void may_have_ended_without_a_start_and_is_corrected_all_the_same() {
        var told = stateAfter(tell(update(1, SCHEDULED, "08:00"), update(2, COMPLETED, "13:00")));
        var correction = new CorrectMaintenanceUpdate(
                ID, updateId(2), "It was called off.", null, null, "Precision", LONG_AFTER);

        assertThat(MaintenanceDecider.decide(told, correction)).hasSize(1);
    }

    @Test
    void never_goes_back() {
        assertThatThrownBy(() -> tell(
                        update(1, SCHEDULED, "08:00"), update(2, COMPLETED, "13:00"), update(3, IN_PROGRESS, "14:00")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.code()).isEqualTo(RejectionCode.MAINTENANCE_TIMES_OUT_OF_ORDER));
        assertThatThrownBy(() -> tell(update(1, IN_PROGRESS, "12:00"), update(2, SCHEDULED, "12:10")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void has_no_update_twice_and_none_of_the_future() {
        assertThatThrownBy(() -> tell(update(1, SCHEDULED, "08:00"), update(1, SCHEDULED, "09:00")))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() ->
                        MaintenanceDecider.decide(new Unknown(), told(at("07:00"), update(1, SCHEDULED, "08:00"))))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> tell(
                        update(1, IN_PROGRESS, "08:00", claim(API, UNDER_MAINTENANCE), claim(API, UNDER_MAINTENANCE))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void adds_nothing_when_told_again() {
        var told = stateAfter(tell(update(1, SCHEDULED, "08:00")));

        assertThat(MaintenanceDecider.decide(told, told(LONG_AFTER, update(1, SCHEDULED, "08:00"))))
                .isEmpty();
        assertThatThrownBy(() -> MaintenanceDecider.decide(told, told(LONG_AFTER, update(2, SCHEDULED, "08:00"))))
                .isInstanceOf(Rejected.class);
    }

    private static List<MaintenanceEvent> tell(MaintenanceUpdate... updates) {
        return MaintenanceDecider.decide(new Unknown(), told(LONG_AFTER, updates));
    }

    private static ImportMaintenance told(Instant now, MaintenanceUpdate... updates) {
        return new ImportMaintenance(
                ID,
                "Database moves",
                PLANNED,
                new Schedule(at("12:00"), at("13:00"), false, false, null),
                Stream.of(updates)
                        .map(update -> new ImportedUpdate(update, Map.of()))
                        .toList(),
                now);
    }

    private static MaintenanceState.Told stateAfter(List<MaintenanceEvent> events) {
        MaintenanceState state = new Unknown();
        for (var event : events) {
            state = MaintenanceDecider.evolve(state, event);
        }
        return (MaintenanceState.Told) state;
    }
}
