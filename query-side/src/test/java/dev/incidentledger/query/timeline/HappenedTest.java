package dev.incidentledger.query.timeline;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.corrected;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HappenedTest {

    @Test
    void an_incident_was_open_before_its_resolution_had_happened() {
        var told = identified(says(API, MAJOR_OUTAGE)).posted(1, MONITORING, 10).resolved(2, 20);

        assertThat(by(19, told).status()).isEqualTo(MONITORING);
        assertThat(by(19, told).components())
                .extracting(ClaimedComponent::claim)
                .containsExactly(MAJOR_OUTAGE);
        assertThat(by(20, told).status()).isEqualTo(UpdateStatus.RESOLVED);
    }

    @Test
    void what_was_told_late_counts_from_when_it_was() {
        var told = identified().recordedAt(60).posted(1, IDENTIFIED, 5);

        assertThat(by(5, told).status()).isEqualTo(IDENTIFIED);
        assertThat(by(4, told).updates()).hasSize(1);
    }

    @Test
    void a_corrected_time_counts_as_it_reads_now() {
        var told = identified().posted(1, IDENTIFIED, 10).then(corrected(1, "Earlier than we thought", at(3)));

        assertThat(by(3, told).updates().getLast().message()).isEqualTo("Earlier than we thought");
    }

    @Test
    void before_the_opening_nothing_had_happened() {
        assertThat(IncidentHistory.of(Happened.by(
                        at(-1), identified().posted(1, IDENTIFIED, 10).events())))
                .isEmpty();
    }

    @Test
    void a_component_had_not_recovered_before_its_recovery() {
        var told = identified(says(API, MAJOR_OUTAGE))
                .resolved(1, 20, says(API, DEGRADED_PERFORMANCE))
                .then(new ComponentsRecovered(INCIDENT, List.of(API), at(40)));

        assertThat(by(39, told).components().getFirst().claim()).isEqualTo(DEGRADED_PERFORMANCE);
        assertThat(by(40, told).components().getFirst().claim()).isNull();
    }

    @Test
    void an_impact_window_that_had_not_ended_has_no_end() {
        var told =
                identified().then(new ImpactWindowEstablished(INCIDENT, new ImpactWindow(at(5), at(30), "us", false)));

        assertThat(by(4, told).impactWindow()).isEmpty();
        assertThat(by(20, told).impactWindow().orElseThrow().window().to()).isNull();
        assertThat(by(30, told).impactWindow().orElseThrow().window().to()).isEqualTo(at(30));
    }

    @Test
    void what_has_no_time_of_its_own_is_known_throughout() {
        var told = identified().recordedAt(50).then(new TitleCorrected(INCIDENT, "Nobody can sign in"));

        assertThat(by(0, told).title()).isEqualTo("Nobody can sign in");
    }

    @Test
    void nothing_was_learned_before_the_postmortem() {
        var told = identified().resolved(1, 20).learned(1, PostmortemState.PUBLISHED, 90);

        assertThat(by(89, told).status()).isEqualTo(UpdateStatus.RESOLVED);
        assertThat(by(90, told).status()).isEqualTo(UpdateStatus.POSTMORTEM);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void in_the_end_everything_had_happened_and_never_less_than_before(long seed) {
        var events = RandomIncident.events(seed);
        int before = 0;
        for (int minute = -10; minute < 120; minute++) {
            var happened = Happened.by(at(minute), events);
            assertThat(happened).as("seed %d, minute %d", seed, minute).hasSizeGreaterThanOrEqualTo(before);
            before = happened.size();
        }
        assertThat(Optional.of(Happened.by(at(10_000), events))).contains(events);
    }

    private static IncidentHistory by(int minute, Recording told) {
        return IncidentHistory.of(Happened.by(at(minute), told.events())).orElseThrow();
    }
}
