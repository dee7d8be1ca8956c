package dev.incidentledger.query.ready;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.StoredPositions;
import dev.incidentledger.query.currentstatus.IncidentQueries;
import dev.incidentledger.query.currentstatus.OpenIncident;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.currentstatus.StatusQueries;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.Reading.Told;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import dev.incidentledger.query.timeline.TimelineQueries;
import dev.incidentledger.query.uptime.UptimeQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what the public may know from all read models, at one moment. */
@Component
class PublicRecords {

    private static final Logger LOG = LoggerFactory.getLogger(PublicRecords.class);

    private final StoredPositions positions;
    private final StatusQueries status;
    private final IncidentQueries list;
    private final TimelineQueries timeline;
    private final UptimeQueries uptime;
    private final PublicIds ids;
    private final StatusPage page;
    private final List<String> projections;
    private final TransactionTemplate oneMoment;

    PublicRecords(
            StoredPositions positions,
            StatusQueries status,
            IncidentQueries list,
            TimelineQueries timeline,
            UptimeQueries uptime,
            PublicIds ids,
            StatusPage page,
            PlatformTransactionManager transactions) {
        this.positions = positions;
        this.status = status;
        this.list = list;
        this.timeline = timeline;
        this.uptime = uptime;
        this.ids = ids;
        this.page = page;
        this.projections = List.of(
                StatusQueries.PROJECTION, TimelineQueries.PROJECTION, UptimeQueries.PROJECTION, ids.projection());
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The position up to which everything has been seen that pages are made of. */
    long reached() {
        var all = positions.all();
        return projections.stream()
                .mapToLong(projection -> all.getOrDefault(projection, 0L))
                .min()
                .orElse(0);
    }

    /** All that was recorded behind a position, at least; what is not public is not told from the rest. */
    Set<IncidentId> changedBehind(long position) {
        return timeline.changedBehind(position);
    }

    /**
     * @param now where what still stands is cut off
     * @param changed incidents that are read anew
     */
    Reading read(Instant now, Collection<IncidentId> changed) {
        return oneMoment.execute(_ -> {
            long reached = reached();
            var standing = status.standingFor(Audience.PUBLIC);
            var latest = list.latestPublicIds(PublicRecord.LATEST);
            var open = standing.incidents().stream().map(OpenIncident::id).toList();
            var histories = histories(latest, open, changed);
            var today = LocalDate.ofInstant(now, page.zone());
            return new Reading(
                    reached,
                    standing,
                    open,
                    latest,
                    histories,
                    uptime.days(today.minusDays(PublicRecord.DAYS - 1L), today, now),
                    ids.of(namesIn(standing, histories.values())));
        });
    }

    private Map<IncidentId, Told> histories(
            List<IncidentId> latest, List<IncidentId> open, Collection<IncidentId> changed) {
        var wanted = new LinkedHashSet<>(latest);
        wanted.addAll(open);
        wanted.addAll(changed);
        var internal = timeline.internalComponents();
        var told = new HashMap<IncidentId, Told>();
        timeline.recorded(wanted)
                .forEach((id, events) ->
                        publicView(id, events, internal).ifPresent(history -> told.put(id, new Told(history, events))));
        return told;
    }

    /** One that cannot be told must not keep the others from being told. */
    private static Optional<IncidentHistory> publicView(
            IncidentId id, List<RecordedEvent> events, Set<ComponentId> internal) {
        try {
            return IncidentHistory.of(events).flatMap(history -> history.publicView(internal));
        } catch (RuntimeException untold) {
            LOG.error("Incident {} has no public page: its events make no history", id, untold);
            return Optional.empty();
        }
    }

    private static Set<String> namesIn(Standing standing, Collection<Told> incidents) {
        return Stream.of(
                        standing.components().stream()
                                .map(component -> component.id().value()),
                        standing.groups().stream().map(group -> group.id().value()),
                        incidents.stream().flatMap(incident -> PublicIncident.idsIn(incident.history())))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }
}
