package dev.incidentledger.query.past;

import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.query.health.MaintenanceCourse;
import dev.incidentledger.query.maintenance.MaintenanceQueries;
import dev.incidentledger.query.platform.CatalogueStream;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.timeline.Happened;
import dev.incidentledger.query.timeline.RecordedEvent;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What was recorded up to a position of the log.
 *
 * <p>An incident counted for something then if it counts for it now and nothing came since, or if something came since.
 * So whoever asks names those that count now, and is told of them and of all that have changed since; how long the log is
 * costs nothing. What had not happened by a time is left out, and who asks for that names those that are dated later as
 * well. A few hundred are read at a time, however many there are.
 */
@Component
public class PastEvents {

    private static final int AT_ONCE = 500;

    private final CatalogueStream catalogue;
    private final TimelineQueries timeline;
    private final MaintenanceQueries maintenances;
    private final ReadYourWrites writes;
    private final Positions log;

    PastEvents(
            CatalogueStream catalogue,
            TimelineQueries timeline,
            MaintenanceQueries maintenances,
            ReadYourWrites writes,
            Positions log) {
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.maintenances = maintenances;
        this.writes = writes;
        this.log = log;
    }

    /** All that had happened to components and groups, in order: an event's place is its version. */
    public List<CatalogueEvent> catalogue(long position) {
        return catalogue.upTo(position);
    }

    /**
     * Tells of each incident by all its events that count at the moment, never of one that has none.
     *
     * @param present ids of incidents and others that count now, read before this is called
     */
    public void incidents(Moment moment, Set<String> present, Consumer<List<RecordedEvent>> told) {
        awaitAllThatIsPresent(TimelineQueries.PROJECTION);
        var ids = new TreeSet<>(ofType(IncidentId.PREFIX, present));
        timeline.straddling(moment.position()).forEach(id -> ids.add(id.value()));
        if (moment.validAt() != null) {
            timeline.recovered().forEach(id -> ids.add(id.value()));
        }
        for (var some : chunks(ids)) {
            timeline.recorded(some.stream().map(IncidentId::new).toList(), moment.position()).values().stream()
                    .map(recorded -> Happened.by(moment.validAt(), recorded))
                    .filter(happened -> !happened.isEmpty())
                    .forEach(told);
        }
    }

    /** The same of maintenances. */
    public void maintenances(Moment moment, Set<String> present, BiConsumer<MaintenanceId, MaintenanceCourse> told) {
        awaitAllThatIsPresent(MaintenanceQueries.PROJECTION);
        var ids = new TreeSet<>(ofType(MaintenanceId.PREFIX, present));
        maintenances.straddling(moment.position()).forEach(id -> ids.add(id.value()));
        if (moment.validAt() != null) {
            maintenances.toldBehind(moment.validAt()).forEach(id -> ids.add(id.value()));
        }
        for (var some : chunks(ids)) {
            maintenances
                    .happened(some.stream().map(MaintenanceId::new).toList(), moment)
                    .forEach((id, happened) -> told.accept(id, MaintenanceCourse.of(happened)));
        }
    }

    /** What counts now was read from another projection, which may have seen a change that would be missed here. */
    private void awaitAllThatIsPresent(String projection) {
        writes.awaitPosition(projection, log.head());
    }

    private static Set<String> ofType(String prefix, Set<String> ids) {
        return ids.stream().filter(id -> id.startsWith(prefix)).collect(Collectors.toSet());
    }

    private static List<List<String>> chunks(Collection<String> ids) {
        var all = List.copyOf(ids);
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return chunks;
    }
}
