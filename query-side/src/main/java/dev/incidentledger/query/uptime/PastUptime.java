package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.past.PastEvents;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Folds what was claimed of a component from the events that were recorded by then, as the projection did at the time. */
@Component
class PastUptime {

    private final ClaimTable present;
    private final PastEvents events;
    private final ZoneId zone;

    PastUptime(ProjectionDatabase db, PastEvents events, StatusPage page) {
        this.present = new ClaimTable(db);
        this.events = events;
        this.zone = page.zone();
    }

    /** Empty for a component that was not registered by then. */
    Optional<Start> startOf(ComponentId component, long position) {
        var starts = new UptimeBatch();
        events.catalogue(position).forEach(starts::add);
        return starts.starts().containsKey(component)
                ? Optional.of(new Start(starts.starts().get(component)))
                : Optional.empty();
    }

    /**
     * What was not operational on each day of the period; quiet days have no entry.
     *
     * @param then where claims that stood at that moment are cut off
     */
    SortedMap<LocalDate, Disruption> days(ComponentId component, LocalDate from, LocalDate to, Moment then) {
        var asked = new DayRange(component, from, to);
        return asked.isEmpty() ? new TreeMap<>() : asked.days(claims(asked, then), then.time(), zone);
    }

    private List<Claim> claims(DayRange asked, Moment then) {
        var claims = new ArrayList<Claim>();
        var sources = present.sourcesIn(asked.period(zone));
        events.incidents(
                then,
                sources,
                recorded -> claims.addAll(IncidentClaims.of(
                                recorded.stream().map(RecordedEvent::event).toList())
                        .inPublic()));
        events.maintenances(then, sources, (_, course) -> claims.addAll(course.claimsInPublic()));
        claims.removeIf(claim -> !claim.componentId().equals(asked.componentId()));
        return claims;
    }
}
