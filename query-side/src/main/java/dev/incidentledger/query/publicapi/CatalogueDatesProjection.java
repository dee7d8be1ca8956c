package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRetired;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.JsonRows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps of components and groups what v2 tells and nobody else asks for. */
@Component
@ReadModel("catalogue_date_v1")
@ProcessingGroup(CatalogueDatesProjection.GROUP)
class CatalogueDatesProjection {

    static final String GROUP = "catalogue-dates-v1";

    /** @param sourceRest null when the events at hand say nothing of it */
    private record Row(
            String id,
            Instant createdAt,
            Instant updatedAt,
            @Nullable String sourceRest) {

        Row then(Row later) {
            return new Row(id, createdAt, later.updatedAt, later.sourceRest == null ? sourceRest : later.sourceRest);
        }
    }

    private final ProjectionDatabase db;
    private final PerBatch<Map<String, Row>> batch = new PerBatch<>(LinkedHashMap::new, this::write);

    CatalogueDatesProjection(ProjectionDatabase db) {
        this.db = db;
    }

    @EventHandler
    void on(CatalogueEvent event, MetaData metadata, @Timestamp Instant recordedAt) {
        var rest = (String) metadata.get(MetadataKey.SOURCE_REST);
        batch.current().merge(idOf(event), new Row(idOf(event), recordedAt, recordedAt, rest), Row::then);
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.catalogue_date_v1").update();
    }

    private void write(Map<String, Row> rows) {
        db.sql("""
                        insert into query.catalogue_date_v1 as present
                        select * from jsonb_populate_recordset(null::query.catalogue_date_v1, ?::jsonb)
                        on conflict (id) do update
                        set updated_at = excluded.updated_at,
                            source_rest = coalesce(excluded.source_rest, present.source_rest)
                        """).param(JsonRows.write(rows.values())).update();
    }

    private static String idOf(CatalogueEvent event) {
        return switch (event) {
            case ComponentRegistered e -> e.componentId().value();
            case ComponentRenamed e -> e.componentId().value();
            case ComponentMoved e -> e.componentId().value();
            case ComponentDescribed e -> e.componentId().value();
            case ComponentRetired e -> e.componentId().value();
            case GroupRegistered e -> e.groupId().value();
            case GroupRenamed e -> e.groupId().value();
            case GroupMoved e -> e.groupId().value();
            case GroupRetired e -> e.groupId().value();
        };
    }
}
