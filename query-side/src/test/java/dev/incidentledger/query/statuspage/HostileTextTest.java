package dev.incidentledger.query.statuspage;

import static dev.incidentledger.query.statuspage.Site.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.platform.StatusPage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTextTest {

    /** What Markdown may become; all else on a page is ours. */
    private static final String OPERATORS_TEXT = ".text, blockquote";

    private static final Set<String> MARKDOWN =
            Set.of("p", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "br", "hr", "a", "b", "time");

    private static final List<String> HARMLESS =
            pages("harmless").map(HostileTextTest::skeleton).toList();

    static List<String> texts() throws IOException {
        try (var file = Objects.requireNonNull(HostileTextTest.class.getResourceAsStream("hostile-texts.txt"))) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        }
    }

    @Test
    void comes_in_many_forms() throws IOException {
        assertThat(texts()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void is_inert_wherever_it_stands_and_changes_nothing_of_a_page_but_its_words(String text) {
        var pages = pages(text).toList();

        assertThat(pages).allSatisfy(HostileTextTest::isInert);
        assertThat(pages.stream().map(HostileTextTest::skeleton)).isEqualTo(HARMLESS);
    }

    @Test
    void cannot_turn_the_direction_of_what_surrounds_it() {
        assertThat(pages("a\u202eb\u2066c &#x202e;").map(Document::html))
                .noneMatch(html -> html.matches("(?s).*[\u202a-\u202e\u2066-\u2069].*"));
    }

    private static void isInert(Document page) {
        assertThat(page.select("script").eachAttr("src")).hasSize(2).allMatch(path -> path.startsWith("/assets/"));
        assertThat(page.getAllElements().stream().flatMap(element -> element.attributes().asList().stream()))
                .noneMatch(HostileTextTest::isDangerous);
        assertThat(page.select(OPERATORS_TEXT).select("*").not("div"))
                .allMatch(element -> MARKDOWN.contains(element.tagName()));
        assertThat(page.select("a"))
                .allMatch(link -> link.attr("href").matches("[/#?][^/\\\\]?.*|https?://[^/\\\\\\s].*|mailto:.*|"));
    }

    private static boolean isDangerous(Attribute attribute) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        return name.startsWith("on")
                || Set.of("style", "srcdoc", "formaction", "action", "background")
                        .contains(name);
    }

    @Test
    void what_html_forbids_is_on_no_page() {
        var text = "a\u0007bc\ufffed\ud800e\u0085f\ufdd0g\u202eh";

        assertThat(pages(text))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.html())
                        .contains("abcdefgh")
                        .doesNotContain("\u0007", "\ufffe", "\ud800", "\u0085", "\ufdd0", "\u202e"));
    }

    /** Elements and their attributes' names, without what Markdown becomes. */
    private static String skeleton(Document page) {
        page.select(OPERATORS_TEXT).forEach(Element::empty);
        page.select("details > blockquote, details > p").remove();
        page.select(".remark a, .meta a").unwrap();
        return page.getAllElements().stream()
                .map(element -> element.tagName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList())
                .toList()
                .toString();
    }

    private static Stream<Document> pages(String text) {
        var renderer = new PageRenderer(new StatusPage(text, null, Site.ZONE));
        return models(text)
                .flatMap(page ->
                        Stream.of(Language.values()).map(language -> Jsoup.parse(renderer.renderAll(page, language))));
    }

    private static Stream<PageModel> models(String text) {
        var incident = incident(text);
        var work = MaintenanceStory.scheduled(1, text, NOW, NOW, Duration.ofHours(1), text, text);
        work.then(NOW, new MaintenanceRenamed(work.id, text + " "));
        var site = new Site().with(incident.told()).with(work.told());
        site.component(text, site.group(text), ComponentStatus.OPERATIONAL, text, true, false);
        var retracted = incident(text).then(NOW, text, IncidentRetracted::new);
        return Stream.of(
                site.overview(),
                site.history().getFirst(),
                site.uptime(1),
                incident.page(),
                retracted.page(),
                new TextPage(
                        "/incidents/in0000000001",
                        "upd_1",
                        text,
                        UpdateStatus.IDENTIFIED,
                        NOW,
                        List.of(version(text, text + " "), version(text + " ", text))),
                work.page());
    }

    private static TextPage.Version version(String text, String reason) {
        return new TextPage.Version(text, new Provenance(1, 0, NOW, null, null, reason));
    }

    private static IncidentStory incident(String text) {
        var reference = new ExternalReference(text, text, text);
        var story = IncidentStory.identified(
                1,
                text,
                NOW.minusSeconds(3600),
                text,
                text,
                new Origin(text, List.of(reference)),
                IncidentStory.says(1, text, ComponentStatus.MAJOR_OUTAGE));
        return story.posted(UpdateStatus.IDENTIFIED, NOW.minusSeconds(1800), text)
                .then(NOW, text, id -> new UpdateCorrected(id, story.updateId(0), text + " ", null, null, List.of()))
                .then(NOW, text, id -> new TitleCorrected(id, text + " "))
                .then(NOW, text, id -> new ReferenceLinked(id, reference))
                .then(
                        NOW,
                        text,
                        id -> new ImpactWindowEstablished(id, new ImpactWindow(NOW.minusSeconds(9), null, text, true)))
                .then(
                        NOW,
                        text,
                        id -> new PostmortemAttached(
                                id, new Postmortem(story.updateId(90), 1, text, PostmortemState.PUBLISHED, NOW)));
    }
}
