package dev.incidentledger.query.timeline;

import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.EventRow;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps the events of each incident side by side, and which components are not to be named in public. */
@Component
@ReadModel({"timeline_v1", "timeline_incident_v1", "timeline_internal_component_v1"})
@ProcessingGroup(TimelineProjection.GROUP)
class TimelineProjection {

    static final String GROUP = "timeline-v1";

    private final ProjectionDatabase db;
    private final EventSerializer events;
    private final PerBatch<TimelineBatch> batch = new PerBatch<>(TimelineBatch::new, this::write);

    TimelineProjection(ProjectionDatabase db, EventSerializer events) {
        this.db = db;
        this.events = events;
    }

    /** Takes the message as it is stored: nothing here needs the event itself, and decoding it is most of the work. */
    @EventHandler(payloadType = IncidentEvent.class)
    void on(DomainEventMessage<?> message, TrackingToken token) {
        batch.current().add(EventRow.of(token.position().orElseThrow(), message, events));
    }

    @EventHandler
    void on(ComponentRegistered event) {
        batch.current().add(event.componentId(), event.audience());
    }

    @EventHandler
    void on(ComponentDescribed event) {
        batch.current().add(event.componentId(), event.audience());
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.timeline_v1, query.timeline_incident_v1, query.timeline_internal_component_v1")
                .update();
    }

    private void write(TimelineBatch gathered) {
        gathered.writeTo(db);
    }
}
