package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import dev.incidentledger.query.ready.RenderingStop;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All pages, in all languages. */
@Component
class StatusPages implements PublicRenderer {

    private final RenderedPages rendered;
    private final PromiseRule promises;

    StatusPages(StatusPage site, PromiseRule promises, RenderingStop stop) {
        this.rendered = new RenderedPages(new PageRenderer(site), stop);
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
                        record.pendingMaintenances().stream().map(work -> page(work, record)))
                .flatMap(some -> some)
                .toList();
        var assets = Assets.all().stream().map(asset -> Document.asset(asset.path(), asset.mediaType(), asset.text()));
        return Stream.concat(rendered.of(pages).stream(), assets).toList();
    }

    @Override
    public List<Document> incident(PublicIncident incident, PublicRecord record) {
        return rendered.documents(page(incident, record));
    }

    @Override
    public List<Document> maintenance(PublicMaintenance maintenance, PublicRecord record) {
        return rendered.documents(page(maintenance, record));
    }

    private IncidentPage page(PublicIncident incident, PublicRecord record) {
        return IncidentPage.of(incident, names(record), promises, record.asOf());
    }

    private static MaintenancePage page(PublicMaintenance maintenance, PublicRecord record) {
        return new MaintenancePage(Work.of(maintenance, names(record)));
    }

    private static ComponentNames names(PublicRecord record) {
        return ComponentNames.of(record.standing());
    }
}
