package dev.incidentledger.query.timeline;

import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.corrected;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangeTest {

    @Test
    void tells_before_and_after_with_who_recorded_it_and_why() {
        var events = identified()
                .because("Clearer", new TitleCorrected(INCIDENT, "Nobody can sign in"))
                .events();

        assertThat(Change.since(10, events))
                .containsExactly(new Change(
                        new Fact("title", null),
                        "Sign-in fails",
                        "Nobody can sign in",
                        events.getLast().provenance()));
    }

    @Test
    void tells_what_was_changed_back_as_well() {
        var events = identified()
                .then(new TitleCorrected(INCIDENT, "Nobody can sign in"))
                .then(new TitleCorrected(INCIDENT, "Sign-in fails"))
                .events();

        assertThat(Change.since(10, events))
                .extracting(Change::after)
                .containsExactly("Nobody can sign in", "Sign-in fails");
    }

    @Test
    void tells_of_a_correction_only_what_it_corrects() {
        var events =
                identified().then(corrected(0, "Some cannot sign in", at(-3))).events();

        assertThat(Change.since(10, events))
                .extracting(Change::fact)
                .containsExactly(
                        new Fact("update.occurredAt", updateId(0).value()),
                        new Fact("update.message", updateId(0).value()));
    }

    @Test
    void tells_everything_from_before_the_beginning_and_nothing_from_the_end() {
        var events = identified().posted(1, UpdateStatus.MONITORING, 5).events();

        assertThat(Change.since(0, events))
                .extracting(change -> change.fact().what())
                .contains("title", "update.kind");
        assertThat(Change.since(20, events)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void made_to_what_was_known_gives_what_is_known_between_any_two_events(long seed) {
        var events = RandomIncident.events(seed);
        for (int from = 0; from <= events.size(); from++) {
            for (int to = from; to <= events.size(); to++) {
                var known = facts(events.subList(0, from));
                for (var change : Change.since(10L * from, events.subList(0, to))) {
                    assertThat(known.get(change.fact()))
                            .isEqualTo(change.before())
                            .isNotEqualTo(change.after());
                    if (change.after() == null) {
                        known.remove(change.fact());
                    } else {
                        known.put(change.fact(), change.after());
                    }
                }
                assertThat(known).as("seed %d, %d to %d", seed, from, to).isEqualTo(facts(events.subList(0, to)));
            }
        }
    }

    private static Map<Fact, Object> facts(List<RecordedEvent> events) {
        return new LinkedHashMap<>(IncidentHistory.of(events).map(Fact::of).orElse(Map.of()));
    }
}
