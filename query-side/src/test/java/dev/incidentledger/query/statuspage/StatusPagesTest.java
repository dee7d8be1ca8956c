package dev.incidentledger.query.statuspage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.RenderingStop;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusPagesTest {

    private final StatusPages pages = new StatusPages(Site.PAGE, Site.RULE, new RenderingStop());

    @Test
    void show_how_things_stand() {
        var record = Samples.one().record();

        assertThat(pages.overview(record).stream()
                        .filter(document -> document.kind() == Document.Kind.PAGE)
                        .map(Document::path)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "/",
                        "/verify",
                        "/404",
                        "/history",
                        "/history/2026-11",
                        "/uptime/cm0000000001",
                        "/incidents/in0000000001",
                        "/incidents/mn0000000001");
    }

    @Test
    void are_rendered_again_only_where_they_show_something_else() {
        var before = html(pages.overview(Samples.one().record()));
        var after = html(
                pages.overview(Samples.one().with(Samples.ongoing(2).told()).record()));

        assertThat(after.get("/verify")).isSameAs(before.get("/verify"));
        assertThat(after.get("/uptime/cm0000000001")).isSameAs(before.get("/uptime/cm0000000001"));
        assertThat(after.get("/")).isNotEqualTo(before.get("/"));
    }

    @Test
    void have_a_place_everywhere_to_say_how_old_they_are() {
        assertThat(html(pages.overview(Samples.one().record())).values())
                .allSatisfy(page -> assertThat(page).containsOnlyOnce(Document.NOTICE));
    }

    @Test
    void bring_what_they_need() {
        assertThat(pages.overview(Samples.nothing().record()).stream()
                        .filter(document -> document.kind() == Document.Kind.ASSET)
                        .map(Document::path))
                .containsExactlyInAnyOrderElementsOf(
                        Assets.all().stream().map(Assets.Asset::path).toList());
    }

    @Test
    void tell_of_each_incident_and_maintenance_in_every_language() {
        var record = Samples.ten().record();

        assertThat(pages.incident(Samples.retracted(11).told(), record))
                .extracting(Document::path, Document::language)
                .containsExactly(
                        tuple("/incidents/in0000000011", Language.EN.tag()),
                        tuple("/incidents/in0000000011", Language.DE.tag()));
        assertThat(pages.maintenance(Samples.done(1).told(), record)).hasSize(2);
    }

    private static Map<String, String> html(List<Document> documents) {
        return documents.stream()
                .filter(document -> Language.EN.tag().equals(document.language()))
                .collect(Collectors.toMap(Document::path, Document::body));
    }
}
