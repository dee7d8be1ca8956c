package dev.incidentledger.query.statuspage;

import static dev.incidentledger.query.statuspage.Site.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.query.language.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryPageTest {

    private final Site site = new Site()
            .with(Samples.past(1, NOW.minus(Duration.ofDays(1))).told())
            .with(Samples.past(2, NOW.minus(Duration.ofDays(3))).told())
            .with(Samples.past(3, Instant.parse("2026-09-30T23:59:59Z")).told())
            .with(Samples.done(1).told())
            .with(Samples.coming(1).told());

    @Test
    void has_an_address_for_the_present_and_one_for_each_month_with_something_in_it() {
        assertThat(site.history().stream().map(HistoryPage::path))
                .containsExactly("/history", "/history/2026-11", "/history/2026-09");
    }

    @Test
    void tells_incidents_and_maintenances_by_their_beginnings_the_latest_first_but_no_plans() {
        assertThat(Pages.english(site.history().getFirst()).select(".entries a").eachAttr("href"))
                .containsExactly(
                        "/incidents/in0000000001?lang=en",
                        "/incidents/in0000000002?lang=en",
                        "/incidents/mn0000000101?lang=en");
    }

    @Test
    void dates_a_maintenance_by_its_actual_start_and_tells_how_long_it_took() {
        var story = MaintenanceStory.scheduled(
                2,
                "Done early",
                NOW.minus(Duration.ofDays(2)),
                NOW.plus(Duration.ofDays(8)),
                Duration.ofHours(2),
                "Soon.",
                "API");
        story.then(
                        NOW.minus(Duration.ofHours(3)),
                        new MaintenanceStarted(
                                story.id,
                                story.update(MaintenanceStatus.IN_PROGRESS, NOW.minus(Duration.ofHours(3)), "Begun.")))
                .then(
                        NOW.minus(Duration.ofHours(2)),
                        new MaintenanceCompleted(
                                story.id,
                                story.update(MaintenanceStatus.COMPLETED, NOW.minus(Duration.ofHours(2)), "Done.")));

        assertThat(line(story))
                .isEqualTo("Done early maintenance · completed · began November 24, 2026, 06:43 UTC · 1h 0m");
    }

    @Test
    void says_of_a_maintenance_that_was_called_off_for_when_it_was_planned() {
        var story = MaintenanceStory.scheduled(
                2,
                "Called off",
                NOW.minus(Duration.ofDays(2)),
                NOW.plus(Duration.ofHours(8)),
                Duration.ofHours(2),
                "Soon.",
                "API");
        story.then(NOW, new MaintenanceCanceled(story.id, story.update(MaintenanceStatus.CANCELED, NOW, "Not now.")));

        assertThat(line(story))
                .isEqualTo("Called off maintenance · canceled · planned for November 24, 2026, 17:43 UTC");
    }

    @Test
    void leads_to_every_other_month_and_says_which_one_it_is() {
        var months = Pages.english(site.history().getLast()).select(".months a");

        assertThat(months.eachAttr("href")).containsExactly("/history/2026-11?lang=en", "/history/2026-09?lang=en");
        assertThat(months.select("[aria-current=page]").eachText()).containsExactly("September 2026");
    }

    @Test
    void tells_a_month_in_which_much_happened_in_parts_each_of_them_light() {
        var busy = new Site();
        for (int i = 1; i <= 250; i++) {
            busy.with(Samples.past(i, NOW.minus(Duration.ofMinutes(i))).told());
        }
        var pages = busy.history();

        assertThat(pages.stream().map(HistoryPage::path))
                .containsExactly(
                        "/history",
                        "/history/2026-11",
                        "/history/2026-11/2",
                        "/history/2026-11/3",
                        "/history/2026-11/4");
        assertThat(pages.stream().skip(1).flatMap(page -> page.entries().stream()))
                .doesNotHaveDuplicates()
                .hasSize(250);
        assertThat(pages)
                .allSatisfy(page -> assertThat(Pages.html(page, Language.DE).getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(PageRenderer.LIGHT));
        var second = Pages.english(pages.get(2)).select(".parts");
        assertThat(second.text()).isEqualTo("Later part 2 of 4 Earlier");
        assertThat(second.select("a").eachAttr("href"))
                .containsExactly("/history/2026-11?lang=en", "/history/2026-11/3?lang=en");
        assertThat(Pages.english(pages.getFirst()).select(".parts a").eachAttr("href"))
                .containsExactly("/history/2026-11/2?lang=en");
    }

    @Test
    void has_no_parts_where_little_happened() {
        assertThat(Pages.english(site.history().getFirst()).select(".parts")).isEmpty();
    }

    @Test
    void says_so_when_nothing_was_reported() {
        assertThat(Pages.parsed(new Site().history().getFirst(), Language.DE)
                        .select("section")
                        .text())
                .isEqualTo("November 2026 In diesem Monat wurde nichts gemeldet.");
    }

    private static String line(MaintenanceStory story) {
        return Pages.english(new Site().with(story.told()).history().getFirst())
                .select(".entries li")
                .text();
    }
}
