package dev.incidentledger.query.currentstatus;

import static java.util.stream.Collectors.toSet;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.past.PastEvents;
import dev.incidentledger.query.platform.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Folds the rows of a moment of the past from the events that were recorded by then, as the projection did at the time. */
@Component
class PastStanding {

    private final StandingTables present;
    private final PastEvents events;

    PastStanding(StandingTables present, PastEvents events) {
        this.present = present;
        this.events = events;
    }

    /** As callers see it. */
    StandingRows rows(Moment moment) {
        return rows(moment, UnaryOperator.identity());
    }

    /** The same, but for what is internal today: the public is not told of it, though it once was. */
    StandingRows publicRows(Moment moment) {
        var internal = internal(present.catalogue().components());
        return rows(moment, component -> internal.contains(component.componentId()) ? component.hidden() : component);
    }

    /** Only components and groups. */
    StandingRows catalogue(long position) {
        var gathered = new CurrentStatusBatch();
        var catalogue = events.catalogue(position);
        for (int version = 0; version < catalogue.size(); version++) {
            gathered.add(catalogue.get(version), version);
        }
        return new StandingRows(
                gathered.components().as(ComponentRow.class),
                gathered.groups().as(GroupRow.class),
                List.of(),
                List.of(),
                List.of());
    }

    private StandingRows rows(Moment moment, UnaryOperator<ComponentRow> shown) {
        var catalogue = catalogue(moment.position());
        var components = catalogue.components().stream().map(shown).toList();
        var internal = new Redaction(internal(components));
        var claims = new ArrayList<StandingClaim>();
        var incidents = new ArrayList<IncidentRow>();
        var maintenances = new ArrayList<PendingRow>();
        var sources = sources(moment);
        events.incidents(moment, sources, recorded -> {
            var change = IncidentChange.of(recorded);
            StandingClaim.of(change.events()).forEach(claims::add);
            var row = IncidentRow.of(change, internal);
            if (row.goesOn()) {
                incidents.add(row);
            }
        });
        events.maintenances(moment, sources, (id, course) -> {
            StandingClaim.of(id, course).forEach(claims::add);
            PendingRow.of(id, course).ifPresent(maintenances::add);
        });
        return new StandingRows(components, catalogue.groups(), claims, incidents, maintenances);
    }

    private Set<String> sources(Moment moment) {
        return moment.validAt() == null ? present.sources() : present.sourcesAt(moment.validAt());
    }

    private static Set<ComponentId> internal(List<ComponentRow> components) {
        return components.stream()
                .filter(component -> !component.isPublic())
                .map(ComponentRow::componentId)
                .collect(toSet());
    }
}
