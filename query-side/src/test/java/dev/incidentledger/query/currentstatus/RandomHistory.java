package dev.incidentledger.query.currentstatus;

import static dev.incidentledger.query.currentstatus.Samples.EUROPE;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.component;
import static dev.incidentledger.query.currentstatus.Samples.described;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.currentstatus.Samples.update;
import static dev.incidentledger.query.currentstatus.Samples.updateId;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRenamed;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.ProjectionBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A history by chance: a few components, a few incidents, and whatever may happen to them. */
public final class RandomHistory {

    private static final int COMPONENTS = 4;
    private static final int INCIDENTS = 6;
    private static final List<UpdateStatus> OPEN =
            List.of(UpdateStatus.INVESTIGATING, UpdateStatus.IDENTIFIED, UpdateStatus.MONITORING);

    private final Random random;
    private final ProjectionBench bench;
    private final List<IncidentId> identified = new ArrayList<>();
    private int minute;

    public RandomHistory(long seed, ProjectionBench bench) {
        this.random = new Random(seed);
        this.bench = bench;
    }

    public void record(int events) {
        change(registered(EUROPE, "Europe", 1));
        for (int i = 1; i <= COMPONENTS; i++) {
            change(registered(component(i), "Component " + i, i % 2 == 0 ? EUROPE : null, i, audience()));
        }
        while (bench.recorded() < events) {
            minute++;
            if (random.nextInt(8) == 0) {
                change(catalogueEvent());
            } else if (identified.size() < INCIDENTS && random.nextInt(4) == 0) {
                identify(incident(identified.size() + 1));
            } else if (!identified.isEmpty()) {
                tell(incidentEvent(identified.get(random.nextInt(identified.size()))));
            }
        }
    }

    private void identify(IncidentId id) {
        identified.add(id);
        tell(Samples.identified(id, audience(), components()));
    }

    private CatalogueEvent catalogueEvent() {
        var id = component(1 + random.nextInt(COMPONENTS));
        return switch (random.nextInt(8)) {
            case 0 -> new ComponentRenamed(id, "Renamed at " + minute);
            case 1 -> new ComponentMoved(id, random.nextBoolean() ? EUROPE : null, minute);
            case 2 -> new GroupRenamed(EUROPE, "Europe at " + minute);
            case 3 -> new ComponentRetired(id);
            default -> described(id, audience());
        };
    }

    private IncidentEvent incidentEvent(IncidentId id) {
        int number = bench.recorded();
        int time = minute - random.nextInt(10);
        return switch (random.nextInt(12)) {
            case 0 -> new IncidentResolved(id, update(number, UpdateStatus.RESOLVED, time, components()));
            case 1 -> new IncidentReopened(id, update(number, UpdateStatus.IDENTIFIED, time, components()));
            case 2 -> new ImpactOverridden(id, random.nextBoolean() ? Impact.MAJOR : null);
            case 3 -> new TitleCorrected(id, "Title at " + minute);
            case 4 -> new IncidentPublished(id);
            case 5 -> random.nextInt(5) == 0 ? new IncidentRetracted(id) : new IncidentPublished(id);
            case 6 -> new ComponentsRecovered(id, List.of(component(1)), at(time));
            case 7 ->
                new UpdateCorrected(id, updateId(random.nextInt(number)), null, at(time), null, List.of(components()));
            case 8 ->
                new PostmortemAttached(
                        id, new Postmortem(updateId(900), 1, "Learned", PostmortemState.PUBLISHED, at(time)));
            case 9 -> new UpdatePosted(id, Samples.note(number, time, components()));
            default -> new UpdatePosted(id, promising(update(number, OPEN.get(random.nextInt(3)), time, components())));
        };
    }

    /** The next one, if it happens to be such a minute. */
    private Update promising(Update update) {
        var due = minute % 2 == 0 ? update.occurredAt().plusSeconds(600) : null;
        return new Update(
                update.id(),
                update.status(),
                update.message(),
                update.components(),
                update.occurredAt(),
                due,
                update.audience());
    }

    private AffectedComponent[] components() {
        return random.ints(1, COMPONENTS + 1)
                .distinct()
                .limit(random.nextInt(3))
                .mapToObj(number -> says(component(number), status()))
                .toArray(AffectedComponent[]::new);
    }

    private ComponentStatus status() {
        var statuses = ComponentStatus.values();
        return statuses[random.nextInt(statuses.length)];
    }

    private Audience audience() {
        return random.nextInt(3) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
    }

    private void change(CatalogueEvent event) {
        bench.record(CatalogueEvent.CATALOGUE_ID, event);
    }

    private void tell(IncidentEvent event) {
        bench.record(event.incidentId().value(), event);
    }
}
