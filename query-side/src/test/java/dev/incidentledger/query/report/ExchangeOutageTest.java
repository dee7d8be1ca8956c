package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.timeline.Promise;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The report of a real incident says all that its readers wanted to know. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExchangeOutageTest {

    private final String report = Telling.unwrapped(ExchangeOutage.told());

    @Test
    void tells_who_what_when_which_components_and_how_long_in_its_first_sentence() {
        assertThat(report)
                .startsWith("[Europe] Microsoft Exchange Online Protection issues "
                        + "CodeTwo reported a minor incident on May 10, 2021, "
                        + "affecting Mail flow and Mail flow and 1 more component, lasting 1h 8m. "
                        + "The cause lay with a third party, Microsoft 365, which tracks it as EX255429.");
    }

    @Test
    void tells_both_durations_and_when_the_public_could_know() {
        assertThat(report)
                .contains("published 1h 8m")
                .contains("According to Microsoft 365 service health, EX255429: real impact 3h 0m, "
                        + "from May 10, 2021, 06:40 UTC to 09:40 UTC; made public 2h 2m after it began.");
    }

    @Test
    void tells_that_the_first_promise_was_kept_within_the_grace() {
        assertThat(report)
                .contains("At May 10, 2021, 08:42 UTC the next update was promised by 09:12 UTC: "
                        + "kept; it came at 09:13 UTC, within the grace of 2 minutes.");
    }

    @Test
    void tells_that_the_second_promise_was_late() {
        assertThat(report).contains("promised by 09:43 UTC: late by 8 minutes; it came at 09:51 UTC.");
    }

    @Test
    void tells_the_course_in_order_and_the_lesson_last() {
        assertThat(report)
                .containsSubsequence(
                        "May 10, 2021, 08:42 UTC: Identified",
                        "What was said as number 1.",
                        "Archive search: degraded performance.",
                        "May 10, 2021, 09:13 UTC: Identified",
                        "May 10, 2021, 09:51 UTC: Resolved",
                        "Postmortem Published on May 11, 2021, 13:51 UTC.",
                        "A change to mail filtering was to blame, from 06:40 to 09:40 UTC.");
    }

    @Test
    void rests_on_promises_judged_to_the_second() {
        assertThat(ExchangeOutage.told().history().promises(new PromiseRule(Duration.ofMinutes(2)), Instant.EPOCH))
                .extracting(
                        Promise::due,
                        Promise::state,
                        promise -> promise.lateBy().orElse(Duration.ZERO))
                .containsExactly(
                        tuple(Instant.parse("2021-05-10T09:12:40Z"), PromiseState.KEPT, Duration.ZERO),
                        tuple(Instant.parse("2021-05-10T09:43:05Z"), PromiseState.LATE, Duration.ofSeconds(485)));
    }
}
