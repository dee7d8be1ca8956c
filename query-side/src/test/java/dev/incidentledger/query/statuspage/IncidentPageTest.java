package dev.incidentledger.query.statuspage;

import static dev.incidentledger.query.statuspage.Site.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.ready.RenderingStop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentPageTest {

    private final Document page = Pages.english(Samples.learnedFrom(7).page());

    @Test
    void tells_the_newest_first_each_update_with_a_link_of_its_own() {
        assertThat(page.select(".timeline h3 .word").eachText())
                .containsExactly("resolved", "monitoring", "identified", "investigating");
        assertThat(page.select(".timeline > li[id]"))
                .allSatisfy(update ->
                        assertThat(update.select(".anchor").attr("href")).isEqualTo("#" + update.id()));
    }

    @Test
    void says_who_was_affected_where_and_by_whose_fault() {
        assertThat(page.select("article > .meta").get(1).text())
                .isEqualTo("Affected: Mail flow, Archive search. Scope: Europe. "
                        + "The cause lies with Microsoft 365. EX255429");
        assertThat(page.select("article > .meta a").attr("rel")).isEqualTo("nofollow noopener noreferrer");
    }

    @Test
    void tells_components_of_one_name_apart_by_their_groups_wherever_it_names_them() {
        var site = new Site();
        site.component("Mail flow", site.group("Europe"), ComponentStatus.OPERATIONAL)
                .component("Mail flow", site.group("Asia"), ComponentStatus.OPERATIONAL);
        var both = List.of(
                IncidentStory.says(1, "Mail flow", ComponentStatus.PARTIAL_OUTAGE),
                IncidentStory.says(2, "Mail flow", ComponentStatus.DEGRADED_PERFORMANCE));
        var story = IncidentStory.identified(1, "Mail is late", NOW, "It is.", both.toArray(AffectedComponent[]::new));
        story.then(
                        NOW,
                        "More than that",
                        id -> new UpdateCorrected(id, story.updateId(0), null, null, null, both.subList(0, 1)))
                .posted(UpdateStatus.IDENTIFIED, NOW, "Both.", both.toArray(AffectedComponent[]::new))
                .then(NOW, "Over", id -> new ComponentsRecovered(id, List.of(IncidentStory.component(2)), NOW));
        var names = ComponentNames.of(site.record().standing());
        var page = Pages.english(IncidentPage.of(story.told(), names, Site.RULE, NOW));

        assertThat(page.select(".said").first().text())
                .isEqualTo("Europe / Mail flow: partial outage Asia / Mail flow: degraded performance");
        assertThat(page.select("article > .meta").get(1).text())
                .isEqualTo("Affected: Europe / Mail flow, Asia / Mail flow.");
        assertThat(page.select(".timeline details").text())
                .contains("Europe / Mail flow: partial outage; Asia / Mail flow: degraded performance");
        assertThat(page.select(".remark").text()).contains("Recovered: Asia / Mail flow.");
    }

    @Nested
    class With_long_texts {

        private final IncidentStory story = IncidentStory.identified(3, "A long story", NOW, "word ".repeat(4_990));

        With_long_texts() {
            for (int i = 1; i < 5; i++) {
                story.posted(
                        UpdateStatus.IDENTIFIED,
                        NOW.plusSeconds(i),
                        "para %d ".formatted(i).repeat(3_000));
            }
            story.posted(UpdateStatus.MONITORING, NOW.plusSeconds(9), "Short.")
                    .then(
                            NOW.plusSeconds(10),
                            "Clearer",
                            id -> new UpdateCorrected(id, story.updateId(0), "More words.", null, null, null));
        }

        @Test
        void tells_how_they_begin_and_leads_to_a_page_with_all_of_each() {
            var html = Pages.html(story.page(), Language.DE);
            var long5 = Jsoup.parse(html);

            assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(PageRenderer.LIGHT);
            assertThat(long5.select(".timeline .text, .timeline blockquote").eachText())
                    .anyMatch("Short."::equals)
                    .anyMatch("More words."::equals);
            assertThat(long5.select(".timeline .text a, .timeline blockquote a").eachAttr("href"))
                    .containsExactlyElementsOf(story.page().furtherPages().reversed().stream()
                            .map(part -> part.path() + "?lang=de")
                            .toList())
                    .hasSize(5);
        }

        @Test
        void tells_all_of_one_with_its_earlier_versions_on_its_own_page() {
            var corrected = Pages.english(story.page().furtherPages().getFirst());

            assertThat(corrected.select("h1 a").attr("href")).isEqualTo("/incidents/in0000000003?lang=en");
            assertThat(corrected.select(".text").text()).isEqualTo("More words.");
            assertThat(corrected.select(".edit").text()).contains("Reason: Clearer", "Before, it read:");
            assertThat(corrected.select("blockquote").text())
                    .isEqualTo("word ".repeat(4_990).strip());
        }

        @Test
        void has_the_pages_of_its_texts_in_every_language() {
            var documents = new RenderedPages(new PageRenderer(Site.PAGE), new RenderingStop()).documents(story.page());

            assertThat(documents)
                    .extracting(dev.incidentledger.query.ready.Document::path)
                    .hasSize(12)
                    .contains("/incidents/in0000000003/" + story.updateId(4).value());
        }

        @Test
        void needs_none_where_they_are_short() {
            assertThat(Samples.learnedFrom(7).page().furtherPages()).isEmpty();
        }
    }

    @Test
    void keeps_the_earlier_version_of_what_was_edited_readable() {
        var edits = page.select(".timeline details").first();

        assertThat(edits.select("summary").text()).isEqualTo("Edited; see the earlier version");
        assertThat(edits.text())
                .contains("Edited November 21, 2026, 09:32 UTC. Reason: The time of the confirmation was wrong")
                .contains("The time was November 21, 2026, 08:54 UTC.");
        assertThat(edits.select("blockquote").text()).isEqualTo("The provider has confirmed the issue.");
    }

    @Test
    void says_beside_each_promise_what_became_of_it() {
        assertThat(page.select(".timeline .promise").eachText())
                .containsExactly(
                        "Promised the next update by 09:40 UTC: 10m late",
                        "Promised the next update by 09:24 UTC: kept");
    }

    @Test
    void says_of_a_promise_that_nothing_followed_that_it_is_broken() {
        var story = Samples.ongoing(1)
                .resolved(NOW, "Over.")
                .promising(Duration.ofMinutes(5), UpdateStatus.RESOLVED, NOW.plusSeconds(60), "Really over.");

        assertThat(Pages.english(story.page()).select(".promise").first().text())
                .isEqualTo("Promised the next update by 09:49 UTC: broken, no update followed");
    }

    @Test
    void shows_what_was_published_and_what_was_real_on_one_axis() {
        var axis = page.select(".axis");

        assertThat(axis.select("dd b").eachText()).containsExactly("1h 8m", "3h 0m");
        assertThat(axis.select("rect.published").attr("x")).isEqualTo("643");
        assertThat(axis.select("rect.published").attr("width")).isEqualTo("357");
        assertThat(axis.select("rect.real").attr("x")).isEqualTo("0");
        assertThat(axis.select("rect.real").attr("width")).isEqualTo("944");
        assertThat(axis.select("svg").attr("aria-label"))
                .isEqualTo("On one time axis: published 1h 8m, real impact 3h 0m");
        assertThat(axis.select(".note").text()).endsWith("It was made public 2h 2m after it began.");
    }

    @Test
    void tells_everything_else_that_is_on_record() {
        assertThat(page.select(".timeline .remark > p:first-child").eachText())
                .containsExactly(
                        "Also known as Tickets: OPS-4411",
                        "The real impact was established, according to Microsoft 365 service health.",
                        "Postmortem published.",
                        "Retitled; before it read “Mail protection delays messages”. "
                                + "Reason: The old title named the wrong product",
                        "Set by hand: major impact. The components alone make it: minor impact. "
                                + "Reason: More customers than thought were concerned",
                        "Recovered: Archive search. Reason: One component was reported wrongly");
    }

    @Test
    void shows_the_newest_postmortem_and_the_one_before() {
        assertThat(page.select("#postmortem > .text li")).hasSize(2);
        assertThat(page.select("#postmortem blockquote").text()).isEqualTo("A change to mail filtering was to blame.");
    }

    @Test
    void leads_to_the_report() {
        assertThat(page.select(".formats a").eachAttr("href"))
                .containsExactly(
                        "/api/v1/incidents/inc_00000000000000000000000007/report?format=markdown&lang=en",
                        "/api/v1/incidents/inc_00000000000000000000000007/report?format=text&lang=en",
                        "/incidents/in0000000007.json");
    }

    @Test
    void says_of_one_retracted_why_and_keeps_what_was_said() {
        var retracted = Pages.english(Samples.retracted(11).page());

        assertThat(retracted.select(".retracted").text())
                .isEqualTo("Retracted on November 22, 2026, 09:43 UTC: this incident should not have been reported. "
                        + "What was said stays readable. Reason: The alert came from a test environment");
        assertThat(retracted.select(".timeline .text").eachText()).contains("Webhooks arrive late.");
    }

    @Test
    void says_of_one_retracted_while_it_was_open_how_long_it_was_told() {
        var retracted = Samples.ongoing(1).then(NOW.minusSeconds(600), "A test", IncidentRetracted::new);

        assertThat(Pages.english(retracted.page()).select("article > .meta").text())
                .endsWith("It lasted 44m, from November 24, 2026, 08:49 UTC.");
    }

    @Test
    void says_how_long_one_without_a_known_window_lasted_or_has_lasted() {
        assertThat(Pages.english(Samples.past(3, NOW.minus(Duration.ofDays(1))).page())
                        .select("article > .meta")
                        .text())
                .endsWith("It lasted 1h 1m, from November 23, 2026, 09:43 UTC.");
        assertThat(Pages.english(Samples.ongoing(1).page())
                        .select("article > .meta")
                        .text())
                .endsWith("It has lasted 54m so far, since November 24, 2026, 08:49 UTC.");
    }
}
