package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All pages, in all languages. */
@Component
class StatusPages implements PublicRenderer {

    private final PageRenderer renderer;
    private final PromiseRule promises;

    StatusPages(StatusPage site, PromiseRule promises) {
        this.renderer = new PageRenderer(site);
        this.promises = promises;
    }

    /** Those of open incidents as well: what they say of time passing changes though nothing happens. */
    @Override
    public List<Document> overview(PublicRecord record) {
        var pages = Stream.of(
                        Stream.of(Overview.of(record, promises), new VerifyPage(), new NotFoundPage()),
                        History.pages(record).stream(),
                        new Components(record).uptimePages().stream(),
                        record.open().stream().map(incident -> page(incident, record)),
                        record.pendingMaintenances().stream().map(work -> new MaintenancePage(Work.of(work))))
                .flatMap(some -> some)
                .flatMap(page -> documents(page, record.outdatedSince()));
        var assets = Assets.all().stream().map(asset -> Document.asset(asset.path(), asset.mediaType(), asset.text()));
        return Stream.concat(pages, assets).toList();
    }

    @Override
    public List<Document> incident(PublicIncident incident, PublicRecord record) {
        return documents(page(incident, record), null).toList();
    }

    @Override
    public List<Document> maintenance(PublicMaintenance maintenance, PublicRecord record) {
        return documents(new MaintenancePage(Work.of(maintenance)), null).toList();
    }

    private IncidentPage page(PublicIncident incident, PublicRecord record) {
        return IncidentPage.of(incident, promises, record.asOf());
    }

    private Stream<Document> documents(PageModel page, @Nullable Instant dataAsOf) {
        return Arrays.stream(Language.values())
                .map(language -> Document.page(page.path(), language.tag(), renderer.render(page, language, dataAsOf)));
    }
}
