package dev.incidentledger.query.statuspage;

import static dev.incidentledger.query.statuspage.Site.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.statuspage.Axis.Span;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AxisTest {

    @Test
    void reaches_from_the_first_beginning_to_the_last_end() {
        var axis = new Axis(span(60, 120), span(0, 90), false);

        assertThat(axis.start()).isEqualTo(at(0));
        assertThat(axis.end()).isEqualTo(at(120));
        assertThat(axis.left(axis.published())).isEqualTo(500);
        assertThat(axis.width(axis.published())).isEqualTo(500);
        assertThat(axis.width(axis.real())).isEqualTo(750);
    }

    @Test
    void shows_what_took_no_time_as_narrow_as_can_be_seen() {
        var axis = new Axis(span(0, 0), span(0, 100_000), false);

        assertThat(axis.width(axis.published())).isEqualTo(4);
    }

    @Test
    void draws_nothing_beyond_its_ends_whatever_was_told() {
        var axis = new Axis(span(0, 0), span(100_000, 0), true);

        assertThat(axis.left(axis.real()) + axis.width(axis.real())).isEqualTo(1_000);
        assertThat(axis.real().length()).isZero();
    }

    private static Span span(int from, int to) {
        return new Span(at(from), at(to));
    }

    private static Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }
}
