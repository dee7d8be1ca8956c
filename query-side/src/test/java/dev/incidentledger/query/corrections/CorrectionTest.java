package dev.incidentledger.query.corrections;

import static dev.incidentledger.query.corrections.CorrectedPart.MESSAGE;
import static dev.incidentledger.query.corrections.CorrectedPart.OCCURRED_AT;
import static dev.incidentledger.query.corrections.CorrectedPart.TITLE;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.corrections.Correction.Difference;
import dev.incidentledger.query.corrections.Tally.Counted;
import dev.incidentledger.query.corrections.Tally.Delay;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CorrectionTest {

    @Test
    void of_an_update_tells_what_it_changed_and_how_long_after_the_first_telling() {
        var incident = identified()
                .posted(1, UpdateStatus.IDENTIFIED, 10)
                .recordedAt(30)
                .because("Typo", new UpdateCorrected(INCIDENT, updateId(1), "Better", null, null, null))
                .recordedAt(40)
                .then(new UpdateCorrected(INCIDENT, updateId(1), null, at(8), null, null))
                .history();

        var corrections = Correction.of(incident);
        assertThat(corrections).extracting(Correction::updateId).containsOnly(updateId(1));
        assertThat(corrections).extracting(Correction::delaySeconds).containsExactly(1_200L, 1_800L);
        assertThat(corrections.getFirst().toldAt()).isEqualTo(at(10));
        assertThat(corrections.getFirst().differences()).containsExactly(new Difference(MESSAGE, "Update 1", "Better"));
        assertThat(corrections.getFirst().provenance().reason()).isEqualTo("Typo");
        assertThat(corrections.getLast().differences()).containsExactly(new Difference(OCCURRED_AT, at(10), at(8)));
    }

    @Test
    void of_a_title_counts_from_the_first_title() {
        var incident = identified()
                .recordedAt(5)
                .then(new TitleCorrected(INCIDENT, "Second"))
                .recordedAt(7)
                .then(new TitleCorrected(INCIDENT, "Third"))
                .history();

        assertThat(Correction.of(incident))
                .extracting(Correction::delaySeconds, Correction::differences)
                .containsExactly(
                        tuple(300L, List.of(new Difference(TITLE, "Sign-in fails", "Second"))),
                        tuple(420L, List.of(new Difference(TITLE, "Second", "Third"))));
    }

    @Test
    void that_says_the_same_again_is_counted_but_changes_no_part() {
        var incident = identified()
                .then(new UpdateCorrected(INCIDENT, updateId(0), "Update 0", null, null, null))
                .history();

        var counted = Correction.of(incident).stream().map(Correction::counted).toList();
        assertThat(counted).containsExactly(new Counted(0, Set.of()));
        assertThat(Tally.of(counted).corrections()).isEqualTo(1);
    }

    @Test
    void what_was_never_corrected_has_none() {
        assertThat(Correction.of(
                        identified().posted(1, UpdateStatus.MONITORING, 5).history()))
                .isEmpty();
    }

    @Test
    void delays_are_told_by_the_smallest_that_so_many_do_not_exceed() {
        assertThat(delay()).isEqualTo(new Delay(0, null, null, null));
        assertThat(delay(7)).isEqualTo(new Delay(1, 7L, 7L, 7L));
        assertThat(delay(4, 1)).isEqualTo(new Delay(2, 1L, 4L, 4L));
        assertThat(delay(LongStream.rangeClosed(1, 10).toArray())).isEqualTo(new Delay(10, 5L, 9L, 10L));
    }

    private static Delay delay(long... seconds) {
        return Tally.of(LongStream.of(seconds)
                        .mapToObj(each -> new Counted(each, Set.of(MESSAGE)))
                        .toList())
                .delay();
    }
}
