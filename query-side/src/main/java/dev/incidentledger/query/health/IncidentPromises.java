package dev.incidentledger.query.health;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one incident promised, by its updates as they read now. Internal notes promise and answer nothing. */
public final class IncidentPromises {

    private final Map<UpdateId, ToldUpdate> told = new LinkedHashMap<>();
    private final Map<UpdateId, UpdateStatus> turns = new LinkedHashMap<>();
    private Audience audience = Audience.PUBLIC;
    private boolean retracted;

    private IncidentPromises() {}

    /** @param events all of one incident, in their order */
    public static IncidentPromises of(List<IncidentEvent> events) {
        var promises = new IncidentPromises();
        events.forEach(promises::add);
        return promises;
    }

    /** By when they were made. */
    public List<MadePromise> made() {
        return Promises.of(List.copyOf(told.values()));
    }

    /** Whether updates may still come: it is open, and not retracted. */
    public boolean goesOn() {
        return !retracted
                && turns.values().stream().reduce((_, later) -> later).stream().anyMatch(UpdateStatus::isOpen);
    }

    public boolean isRetracted() {
        return retracted;
    }

    public Audience audience() {
        return audience;
    }

    private void add(IncidentEvent event) {
        switch (event) {
            case IncidentIdentified e -> {
                audience = e.audience();
                turn(e.opening());
            }
            case UpdatePosted e -> tell(e.update());
            case IncidentResolved e -> turn(e.resolution());
            case IncidentReopened e -> turn(e.update());
            case UpdateCorrected e -> correct(e);
            case IncidentPublished _ -> audience = Audience.PUBLIC;
            case IncidentRetracted _ -> retracted = true;
            case PostmortemAttached _,
                    ImpactOverridden _,
                    TitleCorrected _,
                    ImpactWindowEstablished _,
                    ReferenceLinked _,
                    ComponentsRecovered _ -> {}
        }
    }

    private void tell(Update update) {
        if (update.audience() == Audience.PUBLIC) {
            told.put(update.id(), ToldUpdate.of(update));
        }
    }

    /** Opens, resolves or reopens the incident. */
    private void turn(Update update) {
        tell(update);
        turns.put(update.id(), update.status());
    }

    private void correct(UpdateCorrected correction) {
        var occurredAt = correction.occurredAt();
        var status = correction.status();
        if (occurredAt != null) {
            told.computeIfPresent(correction.updateId(), (_, update) -> update.at(occurredAt));
        }
        if (status != null) {
            turns.computeIfPresent(correction.updateId(), (_, _) -> status);
        }
    }
}
