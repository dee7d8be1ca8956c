package dev.incidentledger.query.statuspage;

import static dev.incidentledger.query.statuspage.Site.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.language.Language;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverviewPageTest {

    @Test
    void says_first_how_things_stand_and_as_of_when() {
        var page = overview(Samples.one());

        assertThat(page.select("h1").eachText()).containsExactly("Partial System Outage");
        assertThat(page.select(".overall p").text()).isEqualTo("as of November 24, 2026, 09:43 UTC");
        assertThat(page.select(".overall time").attr("datetime")).isEqualTo("2026-11-24T09:43:00Z");
        assertThat(page.select(".overall use").attr("href")).isEqualTo("#po");
    }

    @Test
    void goes_on_from_incidents_by_maintenances_and_components_to_the_past() {
        assertThat(overview(Samples.one()).select("main h2").eachText())
                .containsExactly("Open incident", "Maintenance", "Components", "The last seven days");
        assertThat(overview(Samples.nothing()).select("main h2").eachText()).containsExactly("The last seven days");
    }

    @Test
    void says_of_an_open_incident_what_was_said_last_and_by_when_the_next_update_comes() {
        var incident = overview(Samples.one()).select("article").first();

        assertThat(incident.select("h3 a").attr("href")).isEqualTo("/incidents/in0000000001?lang=en");
        assertThat(incident.select(".text").text())
                .startsWith("identified · November 24, 2026, 09:11 UTC A faulty node has been found");
        assertThat(incident.select(".promise").text()).isEqualTo("Next update by 09:41 UTC");
    }

    @Test
    void leads_to_the_rest_of_what_is_too_long() {
        var story = IncidentStory.identified(9, "A long story", NOW, "All of it. ".repeat(2_000));
        var incident = overview(new Site().with(story.told())).select("article").first();

        assertThat(incident.text().length()).isLessThan(2_000);
        assertThat(incident.select(".text a").attr("href")).isEqualTo("/incidents/in0000000009?lang=en");
    }

    @Test
    void says_how_long_a_promise_is_overdue() {
        var site = new Site().with(Samples.ongoing(7).told());

        assertThat(overview(site).select(".promise").text())
                .isEqualTo("Promised the next update by 09:35 UTC: overdue by 8m");
    }

    @Test
    void tells_running_and_coming_maintenances() {
        assertThat(overview(Samples.one())
                        .select("section[aria-labelledby=work] article")
                        .text())
                .startsWith(
                        "Database upgrade scheduled · planned from November 26, 2026, 09:43 UTC to 11:43 UTC Affected: API.");
    }

    @Test
    void tells_components_of_one_name_apart_by_their_groups() {
        var site = new Site();
        site.component("Mail flow", site.group("Europe"), ComponentStatus.PARTIAL_OUTAGE)
                .component("Mail flow", site.group("Asia"), ComponentStatus.OPERATIONAL)
                .component("API", null, ComponentStatus.OPERATIONAL);
        var story = IncidentStory.identified(
                1,
                "Mail is late",
                NOW,
                "It is.",
                IncidentStory.says(1, "Mail flow", ComponentStatus.PARTIAL_OUTAGE),
                IncidentStory.says(3, "API", ComponentStatus.PARTIAL_OUTAGE));

        assertThat(overview(site.with(story.told())).select("article").first().text())
                .contains("Affected: Europe / Mail flow, API.");
    }

    @Nested
    class A_component {

        @Test
        void has_a_word_a_shape_and_a_percentage_that_leads_to_its_rule() {
            var component = overview(Samples.one()).select(".components > li").first();

            assertThat(component.select("div > b").text()).isEqualTo("partial outage");
            assertThat(component.select("div > .s use").attr("href")).isEqualTo("#po");
            assertThat(component.select("a").text()).isEqualTo("99.96 % in 90 days");
            assertThat(component.select("a").attr("href")).isEqualTo("/uptime/cm0000000001?lang=en");
        }

        @Test
        void has_ninety_days_each_of_which_can_be_focused() {
            var days = overview(Samples.one()).select(".days li");

            assertThat(days)
                    .hasSize(90)
                    .allSatisfy(day -> assertThat(day.attr("tabindex")).isEqualTo("0"));
            assertThat(days.get(0).text()).isEqualTo("Aug 27: operational");
            assertThat(days.get(78).text()).isEqualTo("Nov 13: major outage 34m");
            assertThat(days.get(89).text()).isEqualTo("Nov 24: partial outage 41m; degraded performance 12m");
        }

        @Test
        void stands_today_where_it_has_only_just_come_to_stand() {
            var site = new Site().component("API", null, ComponentStatus.DEGRADED_PERFORMANCE);
            var page = overview(site);

            assertThat(page.select(".days li").last().text())
                    .isEqualTo("Nov 24: degraded performance less than a minute");
            assertThat(page.select(".bars path.dp").attr("d")).isEqualTo("M891 21h9");
            assertThat(page.select(".components a").text()).isEqualTo("100 % in 90 days");
        }

        @Test
        void has_a_name_for_its_days_and_all_of_them_can_be_passed_over() {
            var page = overview(Samples.one());

            assertThat(page.select("ol.days").attr("aria-label")).isEqualTo("Days of API");
            assertThat(page.select("section[aria-labelledby=components] > a.past")
                            .attr("href"))
                    .isEqualTo("#week");
            assertThat(page.getElementById("week")).isNotNull();
        }

        @Test
        void has_no_data_of_the_days_before_it_was_registered_though_the_rule_counts_them() {
            var site = new Site()
                    .component("New", null, ComponentStatus.OPERATIONAL)
                    .registered(1, NOW.minus(Duration.ofDays(1)));

            assertThat(overview(site).select(".days li").eachText())
                    .contains("Nov 22: no data", "Nov 23: operational", "Nov 24: operational");
            assertThat(overview(site).select(".components a").text()).isEqualTo("100 % in 90 days");
        }

        @Test
        void has_data_from_the_first_day_that_is_told_of_it() {
            var story = IncidentStory.identified(
                    1,
                    "Before",
                    NOW.minus(Duration.ofDays(5)),
                    "It fails.",
                    IncidentStory.says(1, "New", ComponentStatus.DEGRADED_PERFORMANCE));
            var site = new Site()
                    .component("New", null, ComponentStatus.OPERATIONAL)
                    .registered(1, NOW)
                    .with(story.resolved(NOW.minus(Duration.ofDays(4)), "It works.")
                            .told());

            assertThat(overview(site).select(".days li").eachText())
                    .contains("Nov 18: no data", "Nov 19: operational", "Nov 23: operational");
        }

        @Test
        void has_its_bars_drawn_the_taller_the_worse() {
            var bars = overview(Samples.one()).select(".bars svg").first();

            assertThat(bars.attr("viewBox")).isEqualTo("0 0 900 34");
            assertThat(bars.select("path.op").attr("d")).isEqualTo("M1 25h899");
            assertThat(bars.select("path.mo").attr("d")).isEqualTo("M781 17h9");
        }

        @Test
        void that_need_not_be_shown_while_it_works_is_not() {
            var site = new Site()
                    .component("Hidden", null, ComponentStatus.OPERATIONAL, null, true, true)
                    .component("Broken", null, ComponentStatus.MAJOR_OUTAGE, null, true, true);

            assertThat(overview(site).select(".components span").eachText()).containsExactly("Broken");
        }

        @Test
        void that_is_not_showcased_has_neither_bars_nor_percentage() {
            var site = new Site().component("Plain", null, ComponentStatus.OPERATIONAL, null, false, false);

            assertThat(overview(site).select(".components .bars, .components a"))
                    .isEmpty();
            assertThat(overview(site).select(".components b").text()).isEqualTo("operational");
        }
    }

    @Test
    void shows_components_by_group_and_those_without_one_apart() {
        var page = overview(Samples.ten());

        assertThat(page.select("section[aria-labelledby=components] h3").eachText())
                .containsExactly("Core operational", "Regions operational");
        assertThat(page.select(".components").stream().map(Element::childrenSize))
                .containsExactly(4, 4, 2);
    }

    @Nested
    class With_many_components {

        @Test
        void days_without_trouble_share_a_stop() {
            var days = overview(Samples.outage(25, 1))
                    .select(".bars")
                    .first()
                    .select("li")
                    .eachText();

            assertThat(days)
                    .containsExactly(
                            "Aug 27 to Sep 25: operational",
                            "Sep 26 to Oct 14: operational",
                            "Oct 15: major outage 34m",
                            "Oct 16 to Oct 25: operational",
                            "Oct 26 to Nov 23: operational",
                            "Nov 24: major outage less than a minute; partial outage 41m; degraded performance 12m");
        }

        @Test
        void what_narrow_windows_hide_shares_no_stop_with_what_they_show() {
            var bars = overview(Samples.outage(25, 1)).select(".bars").first();

            assertThat(days(bars, "o")).isEqualTo(30);
            assertThat(days(bars, "m")).isEqualTo(30);
            assertThat(days(bars, "w")).isEqualTo(30);
        }

        private static int days(Element bars, String letter) {
            return bars.select("li[class^=%s]".formatted(letter)).stream()
                    .mapToInt(stop -> Integer.parseInt(stop.className().substring(1)))
                    .sum();
        }
    }

    @Test
    void holds_its_news_for_those_who_listen() {
        var site = new Site()
                .with(Samples.past(3, NOW.minus(Duration.ofDays(2))).told())
                .with(Samples.ongoing(1).told());
        var news = overview(site).select("main > #news[hidden]");

        assertThat(news.text()).isEqualTo("Elevated error rate of API requests: identified");
        assertThat(news.attr("data-at")).isEqualTo("2026-11-24T09:11:00Z");
        assertThat(overview(Samples.nothing()).select("#news")).isEmpty();
    }

    @Nested
    class With_much_under_way {

        @ParameterizedTest
        @CsvSource({"40, 1", "60, 1", "90, 1", "40, 7", "60, 7", "90, 7", "28, 28"})
        void tells_what_was_said_last_of_each_incident_and_what_it_concerns(int components, int incidents) {
            var told = overview(Samples.outage(components, incidents)).select("section[aria-labelledby=open] article");

            assertThat(told).hasSize(incidents).allSatisfy(incident -> {
                assertThat(incident.select(".text").text())
                        .contains("identified · November 24, 2026", "A faulty node has been found");
                assertThat(incident.text())
                        .contains("Affected: API, Dashboard.")
                        .containsIgnoringCase("next update by");
            });
        }

        @Test
        void tells_no_more_what_each_day_of_an_operational_component_was_but_draws_it() {
            var site = Samples.outage(15, 4);
            for (int i = 16; i <= 60; i++) {
                site.component("Service %d, a name of some length".formatted(i), null, ComponentStatus.OPERATIONAL)
                        .lost(i, 40, Site.minutes(0, 0, 0, 34));
            }
            var page = overview(site);

            assertThat(page.select(".components .bars svg")).hasSize(60);
            assertThat(page.select(".components li:has(.days)")).hasSize(15);
            assertThat(page.select(".components li:has(.days) div > b.op")).isEmpty();
            assertThat(page.select(".components a[href^=/uptime/]")).hasSize(60);
        }

        @Test
        void tells_the_date_and_the_state_of_each_troubled_day_of_those_that_are_told() {
            assertThat(overview(Samples.outage(28, 7))
                            .select(".bars")
                            .first()
                            .select("li")
                            .eachText())
                    .contains(
                            "Oct 15: major outage 34m",
                            "Nov 24: major outage less than a minute; partial outage 41m; degraded performance 12m");
        }

        @Test
        void tells_all_but_the_first_dozen_by_their_titles_and_where_they_stand() {
            var incidents = overview(Samples.outage(60, 42)).select("section[aria-labelledby=open] article");

            assertThat(incidents).hasSize(42);
            assertThat(incidents.select(".text")).hasSize(12);
            assertThat(incidents.get(12).text())
                    .isEqualTo("Elevated error rate of API requests minor impact · identified · "
                            + "November 24, 2026, 08:59 UTC · Promised the next update by 09:29 UTC: overdue by 14m");
        }

        @Test
        void tells_the_first_dozen_and_how_many_more_there_are() {
            var page = overview(Samples.outage(120, 120));

            assertThat(page.select("section[aria-labelledby=open] h2").text()).isEqualTo("120 open incidents");
            assertThat(page.select("section[aria-labelledby=open] article .text"))
                    .hasSize(12);
            assertThat(page.select("section[aria-labelledby=open] article")).hasSize(12);
            assertThat(page.select("section[aria-labelledby=open] > p").text()).isEqualTo("108 more in the history");
        }

        @Test
        void leaves_the_words_of_planned_work_and_most_of_the_past_to_other_pages() {
            var site = Samples.outage(110, 7);
            for (int i = 1; i <= 40; i++) {
                site.with(Samples.past(100 + i, NOW.minus(Duration.ofHours(i + 15)))
                        .told());
            }
            var page = overview(site);

            assertThat(page.select("section[aria-labelledby=work] .text")).isEmpty();
            assertThat(page.select("section[aria-labelledby=week] .entries li")).hasSize(12);
            assertThat(page.select("section[aria-labelledby=week] p").eachText())
                    .contains("28 more in the history");
            assertThat(page.select("section[aria-labelledby=open] article .text"))
                    .hasSize(7);
        }

        @Test
        void leaves_the_days_of_very_many_components_to_their_own_pages() {
            var page = overview(Samples.outage(120, 7));

            assertThat(page.select(".components li")).hasSize(120);
            assertThat(page.select(".components a[href^=/uptime/]")).hasSize(120);
            assertThat(page.select(".bars")).isEmpty();
            assertThat(page.text()).doesNotContain("One bar is one day");
        }

        @ParameterizedTest
        @EnumSource(Grain.class)
        void tells_as_much_wherever_it_is_looked_for_first(Grain guess) {
            var renderer = new PageRenderer(Site.PAGE);
            var page = Samples.outage(60, 7).overview();

            assertThat(renderer.render(page, Language.EN, guess))
                    .isEqualTo(renderer.render(page, Language.EN, Grain.ALL));
        }
    }

    @Nested
    class The_last_seven_days {

        @Test
        void name_what_was_said_last_on_each_and_the_quiet_ones_in_one_line() {
            var site = new Site()
                    .with(Samples.past(3, NOW.minus(Duration.ofDays(2))).told());
            var week = overview(site).select("section[aria-labelledby=week]");

            assertThat(week.select("h3").eachText()).containsExactly("November 22, 2026");
            assertThat(week.select(".entries a").attr("href")).isEqualTo("/incidents/in0000000003?lang=en");
            assertThat(week.select(".entries li").text())
                    .endsWith("resolved · began November 22, 2026, 09:43 UTC · 1h 1m");
            assertThat(week.select(".note").text())
                    .isEqualTo("Nothing was reported on Nov 24, Nov 23, Nov 21, Nov 20, Nov 19, Nov 18.");
        }

        @Test
        void count_no_day_of_an_outage_as_quiet() {
            var story = IncidentStory.identified(3, "A long outage", NOW.minus(Duration.ofDays(4)), "It begins.")
                    .posted(UpdateStatus.IDENTIFIED, NOW.minus(Duration.ofDays(3)), "It goes on.")
                    .resolved(NOW.minus(Duration.ofDays(1)), "It is over.");
            var week = overview(new Site().with(story.told())).select("section[aria-labelledby=week]");

            assertThat(week.select("h3").eachText()).containsExactly("November 23, 2026");
            assertThat(week.select(".note").text()).isEqualTo("Nothing was reported on Nov 24, Nov 19, Nov 18.");
        }

        @Test
        void count_no_day_as_quiet_on_which_work_was_announced() {
            var week = overview(new Site().with(Samples.coming(1).told())).select("section[aria-labelledby=week]");

            assertThat(week.select("h3")).isEmpty();
            assertThat(week.select(".note").text())
                    .isEqualTo("Nothing was reported on Nov 24, Nov 23, Nov 22, Nov 20, Nov 19, Nov 18.");
        }

        @Test
        void do_not_repeat_what_is_still_open() {
            var story = IncidentStory.identified(3, "Open", NOW.minus(Duration.ofDays(2)), "It begins.");
            var week = overview(new Site().with(story.told())).select("section[aria-labelledby=week]");

            assertThat(week.select(".entries")).isEmpty();
            assertThat(week.select(".note").text())
                    .isEqualTo("Nothing was reported on Nov 21, Nov 20, Nov 19, Nov 18.");
        }

        @Test
        void say_so_when_all_that_was_reported_is_still_open() {
            var story = IncidentStory.identified(3, "Open", NOW.minus(Duration.ofDays(9)), "It begins.");

            assertThat(overview(new Site().with(story.told()))
                            .select("section[aria-labelledby=week] .note")
                            .text())
                    .isEqualTo("All that was reported stands above.");
        }

        @Test
        void are_one_line_when_all_of_them_were_quiet() {
            assertThat(overview(Samples.nothing())
                            .select("section[aria-labelledby=week] p")
                            .first()
                            .text())
                    .isEqualTo("Nothing was reported.");
        }
    }

    private static Document overview(Site site) {
        return Pages.english(site.overview());
    }
}
