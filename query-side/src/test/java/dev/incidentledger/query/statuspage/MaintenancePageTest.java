package dev.incidentledger.query.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenancePageTest {

    @Test
    void tells_apart_what_was_planned_and_what_happened() {
        var page = Pages.english(Samples.done(1).page());

        assertThat(page.select("article > .meta").eachText())
                .containsExactly(
                        "maintenance · completed",
                        "planned from November 20, 2026, 09:43 UTC to 11:43 UTC",
                        "worked on from November 20, 2026, 09:43 UTC to 11:18 UTC, 1h 35m",
                        "Affected: Frankfurt, Frankfurt.");
        assertThat(page.select(".timeline h3 .word").eachText())
                .containsExactly("completed", "in progress", "scheduled", "scheduled");
    }

    @Test
    void keeps_the_plans_that_were_changed() {
        assertThat(Pages.english(Samples.done(1).page())
                        .select("section[aria-labelledby=plans] li")
                        .text())
                .isEqualTo("November 18, 2026, 09:43 UTC: rescheduled; before, it was planned "
                        + "from November 20, 2026, 06:43 UTC to 07:43 UTC.");
        assertThat(Pages.english(Samples.coming(1).page()).select("#plans")).isEmpty();
    }
}
