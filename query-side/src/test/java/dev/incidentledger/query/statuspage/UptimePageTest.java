package dev.incidentledger.query.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.language.Language;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimePageTest {

    @Test
    void names_its_rule_and_explains_it() {
        var rule = Pages.english(Samples.one().uptime(1)).select("section[aria-labelledby=rule]");

        assertThat(rule.select("h2").text()).isEqualTo("The rule: statuspage");
        assertThat(rule.text()).contains("100 % is lost in a major outage, 30 % in a partial outage, 0 % in degraded");
    }

    @Test
    void tells_each_month_rounded_down_with_every_day_that_was_not_quiet() {
        var page = Pages.english(Samples.one().uptime(1));
        var months = page.select("section[aria-labelledby=bymonth]");

        assertThat(months.select("h3").eachText())
                .hasSize(12)
                .startsWith("November 2026 99.8660 %", "October 2026 100 %", "September 2026 100 %");
        assertThat(months.select("li").eachText())
                .containsExactly(
                        "Nov 24: partial outage 41m; degraded performance 12m",
                        "Nov 13: major outage 34m",
                        "Nov 12: degraded performance 3h 10m",
                        "Oct 8: under maintenance 2h 0m");
    }

    @Test
    void says_in_narrow_windows_that_not_all_days_are_drawn() {
        var page = Pages.english(Samples.one().uptime(1));

        assertThat(page.select(".note .sixty").text()).isEqualTo("This window has room for the last 60 of them.");
        assertThat(page.select(".note .thirty").text()).isEqualTo("This window has room for the last 30 of them.");
        assertThat(page.select("a.past").attr("href")).isEqualTo("#rule");
    }

    @Test
    void writes_numbers_as_the_language_does() {
        assertThat(Pages.parsed(Samples.one().uptime(1), Language.DE)
                        .select("p.figure")
                        .text())
                .isEqualTo("99,9642 %");
    }

    @Test
    void never_says_100_percent_of_what_is_not() {
        var site = new Site()
                .component("API", null, ComponentStatus.OPERATIONAL)
                .lost(1, 3, new Disruption(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofNanos(1_000)));

        assertThat(Pages.english(site.uptime(1)).select("p.figure").text()).isEqualTo("99.9999 %");
        assertThat(Pages.english(site.overview()).select(".components a").text())
                .isEqualTo("99.99 % in 90 days");
    }
}
