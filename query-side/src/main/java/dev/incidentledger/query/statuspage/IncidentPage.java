package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is on record of one incident.
 *
 * @param id as addresses hold it
 * @param names what components are called
 * @param promises by when they were made, as they stood at {@code asOf}
 * @param rule by which they were judged
 */
record IncidentPage(
        String id,
        IncidentHistory incident,
        ComponentNames names,
        List<Promise> promises,
        PromiseRule rule,
        Instant asOf)
        implements PageModel {

    static IncidentPage of(PublicIncident incident, ComponentNames names, PromiseRule rule, Instant asOf) {
        var history = incident.history();
        return new IncidentPage(incident.publicId(), history, names, history.promises(rule, asOf), rule, asOf);
    }

    @Override
    public String path() {
        return "/incidents/" + id;
    }

    @Override
    public List<Grain> grains() {
        return Grain.OF_RECORDS;
    }

    @Override
    public List<TextPage> furtherPages() {
        return texts().pages();
    }

    Texts texts() {
        return Texts.of(path(), incident);
    }

    News news() {
        return new News(
                incident.title(), incident.status(), incident.told().getLast().occurredAt());
    }

    /** What the update promised, if anything. */
    Optional<Promise> promiseOf(UpdateId update) {
        return promises.stream()
                .filter(promise -> promise.madeBy().equals(update))
                .findFirst();
    }
}
