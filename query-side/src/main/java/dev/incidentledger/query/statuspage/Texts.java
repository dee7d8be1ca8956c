package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.timeline.IncidentHistory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The long texts of something of which much was said: they have pages of their own, so that the page of it all may tell how they
 * begin. Texts are only ever added, so what has a page once keeps it.
 */
record Texts(List<TextPage> pages) {

    /** In bytes; less than that is light with all that stands around it. */
    private static final int MUCH = 20_000;

    /** @param path of the page of it all */
    static Texts of(String path, IncidentHistory incident) {
        var updates = incident.told().stream()
                .map(update -> new TextPage(
                        path,
                        update.id().value(),
                        incident.title(),
                        update.status(),
                        update.occurredAt(),
                        update.versions().stream()
                                .map(version -> new TextPage.Version(version.message(), version.provenance()))
                                .toList()));
        var lessons = incident.publishedPostmortems();
        return of(Stream.concat(
                        updates,
                        lessons.isEmpty() ? Stream.empty() : Stream.of(TextPage.of(path, incident.title(), lessons)))
                .toList());
    }

    /** @param path of the page of it all */
    static Texts of(String path, MaintenanceHistory maintenance) {
        return of(maintenance.updates().stream()
                .map(update -> new TextPage(
                        path,
                        update.id().value(),
                        maintenance.course().title(),
                        update.status(),
                        update.occurredAt(),
                        update.versions().stream()
                                .map(version -> new TextPage.Version(version.message(), version.provenance()))
                                .toList()))
                .toList());
    }

    /** Where all of a text stands; null where it is told as a whole anyway. */
    @Nullable
    String pathOf(String part) {
        return pages.stream()
                .filter(page -> page.part().equals(part))
                .map(TextPage::path)
                .findFirst()
                .orElse(null);
    }

    private static Texts of(List<TextPage> all) {
        return all.stream().mapToLong(TextPage::bytes).sum() < MUCH
                ? new Texts(List.of())
                : new Texts(all.stream().filter(TextPage::isLong).toList());
    }
}
