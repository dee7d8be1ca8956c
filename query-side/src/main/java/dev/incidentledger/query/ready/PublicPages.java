package dev.incidentledger.query.ready;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the public documents up to date with the read models. Used by one thread. */
@Component
class PublicPages {

    /** So many incidents at a time, so that what shows how things stand is never long behind. */
    private static final int INCIDENTS_AT_ONCE = 200;

    private final PublicRecords records;
    private final List<PublicRenderer> renderers;
    private final ReadyDocuments documents;
    private final StatusPage page;
    private final InstantSource clock;

    private final SequencedSet<IncidentId> stale = new LinkedHashSet<>();
    private final Map<IncidentId, HistoryLine> history = new HashMap<>();
    private @Nullable PublicRecord shown;
    private long reached = -1;

    PublicPages(
            PublicRecords records,
            List<PublicRenderer> renderers,
            ReadyDocuments documents,
            StatusPage page,
            InstantSource clock) {
        this.records = records;
        this.renderers = renderers;
        this.documents = documents;
        this.page = page;
        this.clock = clock;
    }

    /** Whether the read models have moved since, or the minute is over. */
    boolean isDue() {
        return shown == null || !stale.isEmpty() || !minute().equals(shown.asOf()) || records.reached() > reached;
    }

    /** Everything up to this position is in what is shown. */
    long reached() {
        return reached;
    }

    /** Answers whether all is rendered that was known when it began. */
    boolean refresh() {
        stale.addAll(records.changedBehind(reached));
        var changed = stale.reversed().stream().limit(INCIDENTS_AT_ONCE).toList();
        var now = clock.instant();
        var reading = records.read(now, changed);
        reading.publicOnes(reading.incidents().keySet()).forEach(this::enter);
        var record = recordOf(reading, now.truncatedTo(ChronoUnit.MINUTES));
        if (shown != null && hasOtherComponents(shown.standing(), reading.standing())) {
            stale.addAll(history.keySet());
        }
        show(record);
        render(reading.publicOnes(changed), record);
        changed.forEach(stale::remove);
        reached = reading.reached();
        return stale.isEmpty();
    }

    /** Tells readers that it could not be read anew since. */
    void outdate(Instant since) {
        if (shown != null && shown.outdatedSince() == null) {
            show(shown.outdated(since));
        }
    }

    private void enter(PublicIncident incident) {
        if (incident.history().isRetracted()) {
            history.remove(incident.history().id());
        } else {
            history.put(incident.history().id(), HistoryLine.of(incident));
        }
    }

    private PublicRecord recordOf(Reading reading, Instant asOf) {
        return new PublicRecord(
                page,
                asOf,
                null,
                reading.standing(),
                reading.publicOnes(reading.open()),
                reading.publicOnes(reading.latest()),
                history.values().stream().sorted(HistoryLine.LATEST_FIRST).toList(),
                reading.days(),
                reading.publicIds());
    }

    private void show(PublicRecord record) {
        documents.show(renderers.stream()
                .flatMap(renderer -> renderer.overview(record).stream())
                .toList());
        shown = record;
    }

    private void render(Collection<PublicIncident> incidents, PublicRecord record) {
        var rendered = new ArrayList<Document>();
        for (var incident : incidents) {
            renderers.forEach(renderer -> rendered.addAll(renderer.incident(incident, record)));
        }
        documents.keep(rendered);
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    /** What an incident's page shows of components may change with them: their names, and whether they may be named. */
    private static boolean hasOtherComponents(Standing one, Standing other) {
        return !names(one).equals(names(other));
    }

    private static Map<Object, String> names(Standing standing) {
        return standing.components().stream()
                .collect(Collectors.toMap(component -> component.id(), component -> component.name()));
    }
}
