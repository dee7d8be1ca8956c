package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the public documents up to date with the read models. Used by one thread. */
@Component
class PublicPages {

    /** So many incidents at a time, so that what shows how things stand is never long behind. */
    private static final int AT_ONCE = 200;

    private final PublicRecords records;
    private final List<PublicRenderer> renderers;
    private final ReadyDocuments documents;
    private final PageRevision revision;
    private final StatusPage page;
    private final InstantSource clock;

    private final Changed.Backlog backlog = new Changed.Backlog();
    private final Map<IncidentId, HistoryLine> incidents = new HashMap<>();
    private final Map<MaintenanceId, MaintenanceLine> maintenances = new HashMap<>();
    private final PublicChanges changes = new PublicChanges();
    private @Nullable PublicRecord shown;
    private long reached = -1;

    PublicPages(
            PublicRecords records,
            List<PublicRenderer> renderers,
            ReadyDocuments documents,
            PageRevision revision,
            StatusPage page,
            InstantSource clock) {
        this.records = records;
        this.renderers = renderers;
        this.documents = documents;
        this.revision = revision;
        this.page = page;
        this.clock = clock;
    }

    /** Whether the read models have moved since, or the minute is over. */
    boolean isDue() {
        return shown == null
                || !backlog.isEmpty()
                || !shown.asOf().equals(minuteOf(clock.instant()))
                || records.reached() > reached;
    }

    /** Everything up to this position is in what is shown. */
    long reached() {
        return reached;
    }

    /** What has to move before there is more to show. */
    List<String> projections() {
        return records.projections();
    }

    /** Answers whether all is rendered that was known when it began. */
    boolean refresh() {
        backlog.addIncidents(records.incidentsChangedBehind(reached));
        backlog.addMaintenances(records.maintenancesChangedBehind(reached));
        var changed = backlog.newest(AT_ONCE);
        var now = minuteOf(clock.instant());
        var reading = records.read(now, changed);
        enter(reading);
        if (shown != null && hasOtherComponents(shown.standing(), reading.standing())) {
            backlog.addIncidents(incidents.keySet());
            backlog.addMaintenances(maintenances.keySet());
        }
        var record = recordOf(reading, now);
        tell(documents.show(overview(record), render(reading, changed, record)));
        shown = record;
        backlog.remove(changed);
        reached = reading.reached();
        return backlog.isEmpty();
    }

    /** When the first event was recorded that is not in what is shown; empty when nothing is missing. */
    Optional<Instant> behindSince() {
        return records.recordedAfter(reached);
    }

    /** @param since as of when readers are told that pages are; null when there is nothing to tell */
    void outdate(@Nullable Instant since) {
        tell(documents.outdate(since));
    }

    private void enter(Reading reading) {
        for (var incident : reading.incidents(reading.incidents().keySet())) {
            changes.enter(incident);
            if (incident.history().isRetracted()) {
                incidents.remove(incident.history().id());
            } else {
                incidents.put(incident.history().id(), HistoryLine.of(incident));
            }
        }
        for (var maintenance : reading.maintenances(reading.maintenances().keySet())) {
            changes.enter(maintenance);
            maintenances.put(maintenance.history().id(), MaintenanceLine.of(maintenance));
        }
    }

    private PublicRecord recordOf(Reading reading, Instant asOf) {
        return new PublicRecord(
                page,
                asOf,
                reading.standing(),
                reading.incidents(reading.open()),
                reading.incidents(reading.latest()),
                incidents.values().stream().sorted(HistoryLine.LATEST_FIRST).toList(),
                reading.maintenances(reading.pendingMaintenances()),
                reading.maintenances(reading.latestMaintenances()),
                maintenances.values().stream()
                        .sorted(MaintenanceLine.LATEST_FIRST)
                        .toList(),
                reading.days(),
                reading.publicIds(),
                reading.catalogue(),
                changes.newest().orElse(reading.beganAt()),
                changes.ofComponents());
    }

    private List<Document> overview(PublicRecord record) {
        return renderers.stream()
                .flatMap(renderer -> renderer.overview(record).stream())
                .toList();
    }

    private List<Document> render(Reading reading, Changed changed, PublicRecord record) {
        var rendered = new ArrayList<Document>();
        for (var renderer : renderers) {
            reading.incidents(changed.incidents())
                    .forEach(incident -> rendered.addAll(renderer.incident(incident, record)));
            reading.maintenances(changed.maintenances())
                    .forEach(maintenance -> rendered.addAll(renderer.maintenance(maintenance, record)));
        }
        return rendered;
    }

    private void tell(boolean isNew) {
        if (isNew) {
            revision.next();
        }
    }

    private static Instant minuteOf(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    /** What a page shows of components may change with them: their names, and whether they may be named. */
    private static boolean hasOtherComponents(Standing one, Standing other) {
        return !names(one).equals(names(other));
    }

    private static Map<ComponentId, String> names(Standing standing) {
        return standing.components().stream().collect(Collectors.toMap(ShownComponent::id, ShownComponent::name));
    }
}
