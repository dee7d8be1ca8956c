package dev.incidentledger.query.statuspage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.StatusPage;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryPageTest {

    static Stream<Document> pages() {
        return Pages.all();
    }

    @Test
    void weighs_less_than_50_kilobytes_with_nothing_one_thing_and_forty_things_on_it() {
        var sizes = WriteSamples.pages().values().stream()
                .flatMap(page -> Stream.of(Language.values()).map(language -> Pages.html(page, language)))
                .map(html -> html.getBytes(UTF_8).length);

        assertThat(sizes).allMatch(size -> size <= PageRenderer.LIGHT);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void has_landmarks_and_headings_in_order(Document page) {
        assertThat(page.select("body > header, body > main, body > footer")).hasSize(3);
        assertThat(page.select("h1")).hasSize(1);
        int before = 0;
        for (var heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isBetween(1, before + 1);
            before = level;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void can_be_skipped_into_and_labels_only_with_what_is_there(Document page) {
        assertThat(page.select("body > a").first().attr("href")).isEqualTo("#main");
        assertThat(page.select("[aria-labelledby]"))
                .allSatisfy(labeled -> assertThat(page.getElementById(labeled.attr("aria-labelledby")))
                        .isNotNull());
        assertThat(page.select("use"))
                .allSatisfy(use ->
                        assertThat(page.select("symbol" + use.attr("href"))).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void uses_an_id_once(Document page) {
        var ids = new HashSet<String>();
        assertThat(page.select("[id]").eachAttr("id")).allMatch(ids::add);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void keeps_its_language_in_every_link_to_another_page(Document page) {
        var lang = "?lang=" + page.select("html").attr("lang");

        assertThat(page.select("body a:not([hreflang])").eachAttr("href").stream()
                        .filter(href ->
                                href.matches("/(?:history|verify|(?:history|incidents|uptime)/[^.?]*)?(?:[?].*)?")))
                .isNotEmpty()
                .allMatch(href -> href.endsWith(lang));
        assertThat(page.select("footer a[hreflang]")).hasSize(Language.values().length - 1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void needs_nothing_but_assets_of_its_own(Document page) {
        assertThat(page.select("script, link[rel=stylesheet], link[rel=icon]").stream()
                        .map(needed -> needed.hasAttr("src") ? needed.attr("src") : needed.attr("href")))
                .hasSize(4)
                .allMatch(path ->
                        Assets.all().stream().anyMatch(asset -> asset.path().equals(path)));
        assertThat(page.select("img, iframe, object, embed, form, style, [style]"))
                .isEmpty();
        assertThat(page.select("script").eachText()).isEmpty();
    }

    @Test
    void says_where_it_is_found_in_each_language() {
        var head = Pages.parsed(Samples.one().uptime(1), Language.DE).head();

        assertThat(head.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://status.example.com/uptime/cm0000000001?lang=de");
        assertThat(head.select("link[hreflang]").stream().map(EveryPageTest::alternate))
                .containsExactly(
                        "en https://status.example.com/uptime/cm0000000001?lang=en",
                        "de https://status.example.com/uptime/cm0000000001?lang=de",
                        "x-default https://status.example.com/uptime/cm0000000001");
    }

    @Test
    void is_found_relative_to_itself_where_nobody_said_where_the_site_is() {
        var nowhere = new StatusPage("Northwind", null, ZoneId.of("Europe/Berlin"));
        var page = new PageRenderer(nowhere).renderAll(new VerifyPage(), Language.EN);

        assertThat(page).contains("<link rel=\"canonical\" href=\"/verify?lang=en\">");
    }

    @Test
    void tells_times_in_the_zone_of_the_site_and_holds_them_in_utc() {
        var berlin = new StatusPage("Northwind", null, ZoneId.of("Europe/Berlin"));
        var page = new PageRenderer(berlin).renderAll(Samples.one().overview(), Language.DE);

        assertThat(page)
                .contains("data-zone=\"Europe/Berlin\"")
                .contains("Stand <time datetime=\"2026-11-24T09:43:00Z\">24. November 2026, 10:43 MEZ</time>");
    }

    @Test
    void that_is_not_there_is_in_no_index() {
        assertThat(Pages.english(new NotFoundPage()).select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }

    @Test
    void that_stands_for_another_leads_to_the_other_in_each_language() {
        for (var page : List.of(new NotFoundPage(), new UnreadyPage())) {
            assertThat(Pages.english(page).select("footer a[hreflang=de]").attr("href"))
                    .isEqualTo("?lang=de");
        }
    }

    private static String alternate(Element link) {
        return link.attr("hreflang") + " " + link.attr("href");
    }
}
