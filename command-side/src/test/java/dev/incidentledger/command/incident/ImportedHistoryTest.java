package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportedStep;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.incident.IncidentState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportedHistoryTest {

    private static final Instant TEN = Instant.parse("2024-01-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UpdateId OPENING = UpdateId.next();
    private static final UpdateId RESOLUTION = UpdateId.next();

    @Test
    void is_recorded_step_by_step() {
        assertThat(decide(new Unknown(), identify(), resolve(RESOLUTION, 3600)))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("IncidentIdentified", "IncidentResolved");
    }

    @Test
    void is_not_recorded_at_all_when_a_rule_refuses_one_step() {
        assertThatThrownBy(() -> decide(new Unknown(), identify(), resolve(RESOLUTION, -3600)))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> decide(new Unknown(), identify(), resolve(RESOLUTION, 1), resolve(UpdateId.next(), 2)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void is_refused_when_a_step_would_be_lost() {
        assertThatThrownBy(() -> decide(new Unknown(), identify(), resolve(RESOLUTION, 1), resolve(RESOLUTION, 1)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void adds_nothing_when_told_again() {
        IncidentState state = new Unknown();
        for (var event : decide(state, identify(), resolve(RESOLUTION, 3600))) {
            state = IncidentDecider.evolve(state, event);
        }
        assertThat(decide(state, identify(), resolve(RESOLUTION, 3600))).isEmpty();
    }

    private static List<IncidentEvent> decide(IncidentState state, IncidentCommand... steps) {
        return IncidentDecider.decide(
                state,
                new ImportIncident(
                        ID,
                        Stream.of(steps)
                                .map(step -> new ImportedStep(step, Map.of()))
                                .toList()));
    }

    private static IncidentCommand identify() {
        var opening = new Update(OPENING, UpdateStatus.INVESTIGATING, "Slow", List.of(), TEN, null, Audience.PUBLIC);
        return new IdentifyIncident(ID, "Search", TEN, opening, Audience.PUBLIC, null, null, null, NOW);
    }

    private static IncidentCommand resolve(UpdateId id, long secondsLater) {
        return new ResolveIncident(ID, id, "Fast", List.of(), TEN.plusSeconds(secondsLater), NOW);
    }
}
