package dev.incidentledger.query.ready;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the public documents up to date with the read models. Used by one thread. */
@Component
class PublicPages {

    /** So many incidents at a time, so that what shows how things stand is never long behind. */
    private static final int AT_ONCE = 200;

    /** The same before all has been rendered once: until then how things stand is shown to nobody. */
    private static final int AT_ONCE_AT_FIRST = 1_000;

    /** Of the log: all of it lies behind. */
    private static final long NOTHING = -1;

    private final PublicRecords records;
    private final List<PublicRenderer> renderers;
    private final ReadyDocuments documents;
    private final PageRevision revision;
    private final RenderingStop stop;
    private final StatusPage page;
    private final InstantSource clock;

    private final Changed.Backlog backlog = new Changed.Backlog();
    private final Map<IncidentId, HistoryLine> incidents = new HashMap<>();
    /** They keep their pages. */
    private final Set<IncidentId> retracted = new HashSet<>();

    private final Map<MaintenanceId, MaintenanceLine> maintenances = new HashMap<>();
    private final PublicChanges changes = new PublicChanges();
    private @Nullable PublicRecord shown;
    private long reached = NOTHING;
    private int atOnce = AT_ONCE_AT_FIRST;
    private Optional<Instant> replaced = Optional.empty();

    PublicPages(
            PublicRecords records,
            List<PublicRenderer> renderers,
            ReadyDocuments documents,
            PageRevision revision,
            RenderingStop stop,
            StatusPage page,
            InstantSource clock) {
        this.records = records;
        this.renderers = renderers;
        this.documents = documents;
        this.revision = revision;
        this.stop = stop;
        this.page = page;
        this.clock = clock;
    }

    /**
     * Whether anything is to be rendered, or the minute is over.
     *
     * @param isBehind whether the log has more than what is shown; what read models have seen is asked only then
     */
    boolean isDue(boolean isBehind) {
        return shown == null
                || !backlog.isEmpty()
                || !shown.asOf().equals(minuteOf(clock.instant()))
                || (isBehind && records.reached() > reached);
    }

    /** Whether nothing was ever rendered. */
    boolean areMissing() {
        return shown == null;
    }

    /** Everything up to this position is in what is shown. */
    long reached() {
        return reached;
    }

    /** What has to move before there is more to show. */
    List<String> projections() {
        return records.projections();
    }

    /**
     * Answers whether all is rendered that was known when it began.
     *
     * @throws java.util.concurrent.CancellationException when a stop is asked for; the next time does what this one left undone
     */
    boolean refresh() {
        var latest = records.lastReplacement();
        addChangedBehind(latest.equals(replaced) ? reached : NOTHING);
        var changed = backlog.newest(atOnce);
        var now = minuteOf(clock.instant());
        var reading = records.read(now, changed);
        enter(reading, changed);
        if (shown != null && !ComponentNaming.of(shown.standing()).equals(ComponentNaming.of(reading.standing()))) {
            backlog.addIncidents(retracted);
            backlog.addIncidents(incidents.keySet());
            backlog.addMaintenances(maintenances.keySet());
        }
        var record = recordOf(reading, now);
        if (!record.equals(shown) || reading.hasAnyOf(changed)) {
            var overview = isShown(changed) ? overview(record) : List.<Document>of();
            tell(documents.show(overview, render(reading, changed, record)));
            shown = record;
        }
        backlog.remove(changed);
        reached = reading.reached();
        replaced = latest;
        if (backlog.isEmpty()) {
            atOnce = AT_ONCE;
        }
        return backlog.isEmpty();
    }

    /** A rebuild may have changed anything, and taken away what was never in the log. */
    private void addChangedBehind(long position) {
        var changedIncidents = records.incidentsChangedBehind(position);
        var changedMaintenances = records.maintenancesChangedBehind(position);
        backlog.addIncidents(changedIncidents);
        backlog.addMaintenances(changedMaintenances);
        if (position == NOTHING) {
            incidents.keySet().retainAll(changedIncidents);
            retracted.retainAll(changedIncidents);
            maintenances.keySet().retainAll(changedMaintenances);
        }
    }

    /** When the first event was recorded that is not in what is shown; empty when nothing is missing. */
    Optional<Instant> behindSince() {
        return records.recordedAfter(reached);
    }

    /** @param since as of when readers are told that pages are; null when there is nothing to tell */
    void outdate(@Nullable Instant since) {
        tell(documents.outdate(since));
    }

    /** Whatever else was read stands as it was entered when it changed. */
    private void enter(Reading reading, Changed changed) {
        for (var incident : reading.incidents(changed.incidents())) {
            changes.enter(incident);
            var id = incident.history().id();
            if (incident.history().isRetracted()) {
                incidents.remove(id);
                retracted.add(id);
            } else {
                incidents.put(id, HistoryLine.of(incident));
            }
        }
        for (var maintenance : reading.maintenances(changed.maintenances())) {
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

    /** At first how things stand is made once, behind all that it tells of: it takes the longer the more there is. */
    private boolean isShown(Changed changed) {
        return atOnce == AT_ONCE || !backlog.hasMoreThan(changed);
    }

    private List<Document> overview(PublicRecord record) {
        var rendered = new ArrayList<Document>();
        for (var renderer : renderers) {
            stop.goOn();
            rendered.addAll(renderer.overview(record));
        }
        return rendered;
    }

    /** Each is made when it is asked for: all at once would be a multiple of what is kept of them. */
    private Stream<Document> render(Reading reading, Changed changed, PublicRecord record) {
        return renderers.stream()
                .flatMap(renderer -> Stream.concat(
                        reading.incidents(changed.incidents()).stream()
                                .flatMap(incident -> renderer.incident(incident, record).stream()),
                        reading.maintenances(changed.maintenances()).stream()
                                .flatMap(maintenance -> renderer.maintenance(maintenance, record).stream())));
    }

    private void tell(boolean isNew) {
        if (isNew) {
            revision.next();
        }
    }

    private static Instant minuteOf(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
