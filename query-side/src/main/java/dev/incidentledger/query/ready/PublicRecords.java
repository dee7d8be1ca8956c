package dev.incidentledger.query.ready;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.eventstore.StoredPositions;
import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import dev.incidentledger.query.currentstatus.IncidentQueries;
import dev.incidentledger.query.currentstatus.OpenIncident;
import dev.incidentledger.query.currentstatus.PendingMaintenance;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.currentstatus.StatusQueries;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.MaintenanceQueries;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.Reading.Told;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.TimelineQueries;
import dev.incidentledger.query.uptime.UptimeQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what the public may know from all read models, at one moment. */
@Component
class PublicRecords {

    private final LogReader log;
    private final StoredPositions positions;
    private final Rebuilds rebuilds;
    private final StatusQueries status;
    private final IncidentQueries list;
    private final TimelineQueries timeline;
    private final MaintenanceQueries maintenances;
    private final UptimeQueries uptime;
    private final PublicIds ids;
    private final PublicCatalogue catalogue;
    private final StatusPage page;
    private final List<String> projections;
    private final OneMoment oneMoment;

    PublicRecords(
            PostgresEventStorageEngine engine,
            StoredPositions positions,
            Rebuilds rebuilds,
            StatusQueries status,
            IncidentQueries list,
            TimelineQueries timeline,
            MaintenanceQueries maintenances,
            UptimeQueries uptime,
            PublicIds ids,
            PublicCatalogue catalogue,
            StatusPage page,
            OneMoment oneMoment) {
        this.log = engine.log();
        this.positions = positions;
        this.rebuilds = rebuilds;
        this.status = status;
        this.list = list;
        this.timeline = timeline;
        this.maintenances = maintenances;
        this.uptime = uptime;
        this.ids = ids;
        this.catalogue = catalogue;
        this.page = page;
        this.projections = List.of(
                StatusQueries.PROJECTION,
                TimelineQueries.PROJECTION,
                MaintenanceQueries.PROJECTION,
                UptimeQueries.PROJECTION,
                ids.projection(),
                catalogue.projection());
        this.oneMoment = oneMoment;
    }

    /** The position up to which everything has been seen that pages are made of. */
    long reached() {
        var all = positions.all();
        return projections.stream()
                .mapToLong(projection -> all.getOrDefault(projection, 0L))
                .min()
                .orElse(0);
    }

    /** What has to have seen an event before it is on any page. */
    List<String> projections() {
        return projections;
    }

    /** When rows were last replaced without an event; empty when they never were. */
    Optional<Instant> lastReplacement() {
        return rebuilds.lastReplacement();
    }

    /** When the first event behind a position was recorded; empty at the end of the log. */
    Optional<Instant> recordedAfter(long position) {
        return log.recordedAfter(position);
    }

    Set<IncidentId> incidentsChangedBehind(long position) {
        return timeline.changedBehind(position);
    }

    Set<MaintenanceId> maintenancesChangedBehind(long position) {
        return maintenances.changedBehind(position);
    }

    /**
     * @param now where what still stands is cut off
     * @param changed what is read whether it is open or among the latest or not
     */
    Reading read(Instant now, Changed changed) {
        return oneMoment.read(() -> {
            long reached = reached();
            var standing = status.standingFor(Audience.PUBLIC);
            var open = standing.incidents().stream().map(OpenIncident::id).toList();
            var latest = list.latestPublicIds(PublicRecord.LATEST);
            var pending =
                    standing.maintenances().stream().map(PendingMaintenance::id).toList();
            var latestPlanned = maintenances.latestPublicIds(PublicRecord.LATEST);
            var internal = timeline.internalComponents();
            var incidentsTold = PublicView.told(
                    timeline.recorded(union(open, latest, changed.incidents())),
                    events -> IncidentHistory.of(events).flatMap(history -> history.publicView(internal)));
            var maintenancesTold = PublicView.told(
                    maintenances.recorded(union(pending, latestPlanned, changed.maintenances())),
                    events -> MaintenanceHistory.of(events).flatMap(history -> history.publicView(internal)));
            var today = LocalDate.ofInstant(now, page.zone());
            return new Reading(
                    reached,
                    recordedAfter(0).orElse(now),
                    standing,
                    open,
                    latest,
                    incidentsTold,
                    pending,
                    latestPlanned,
                    maintenancesTold,
                    internal,
                    uptime.days(PublicRecord.firstDay(today), today, now),
                    ids.of(named(standing, incidentsTold.values(), maintenancesTold.values())),
                    catalogue.entries());
        });
    }

    private static <T> Set<T> union(Collection<T> one, Collection<T> another, Collection<T> third) {
        return Stream.of(one, another, third).flatMap(Collection::stream).collect(Collectors.toSet());
    }

    /** Our ids of everything that has one of its own in public. */
    private static Set<String> named(
            Standing standing,
            Collection<? extends Told<IncidentHistory, ?>> incidents,
            Collection<? extends Told<MaintenanceHistory, ?>> maintenances) {
        return Stream.of(
                        standing.components().stream()
                                .map(component -> component.id().value()),
                        standing.groups().stream().map(group -> group.id().value()),
                        incidents.stream().flatMap(told -> PublicIncident.idsIn(told.history())),
                        maintenances.stream().flatMap(told -> PublicMaintenance.idsIn(told.history())))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }
}
