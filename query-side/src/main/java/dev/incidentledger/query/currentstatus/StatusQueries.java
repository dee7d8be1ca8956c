package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.query.platform.JsonRows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how things stand, all of it at the same moment. */
@Component
public class StatusQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = CurrentStatusProjection.GROUP;

    private final JdbcClient db;
    private final CatalogueQueries catalogue;
    private final OneMoment oneMoment;

    StatusQueries(JdbcClient db, CatalogueQueries catalogue, OneMoment oneMoment) {
        this.db = db;
        this.catalogue = catalogue;
        this.oneMoment = oneMoment;
    }

    /** @param reader the public, or whoever may see what is internal */
    public Standing standingFor(Audience reader) {
        return oneMoment.read(() -> switch (reader) {
            case PUBLIC ->
                new Standing(
                        components("query.public_component_v1"),
                        catalogue.groups(),
                        incidents("query.public_incident_v1"),
                        maintenances("query.public_pending_maintenance_v1"));
            case INTERNAL ->
                new Standing(
                        components("query.component_health_v1"),
                        catalogue.groups(),
                        incidents("query.listed_incident_v1"),
                        maintenances("query.operators_pending_maintenance_v1"));
        });
    }

    private List<ShownComponent> components(String visible) {
        return db.sql("""
                        select to_jsonb(component)
                        from %s component
                        where not retired
                        order by page_position, group_id nulls first, position, id
                        """.formatted(visible))
                .query(JsonRows.as(ShownComponent.class))
                .list();
    }

    private List<OpenIncident> incidents(String visible) {
        return db.sql("""
                        select to_jsonb(incident)
                        from %s incident
                        where resolved_at is null
                        order by latest_display_at desc, id desc
                        """.formatted(visible))
                .query(JsonRows.as(OpenIncident.class))
                .list();
    }

    private List<PendingMaintenance> maintenances(String visible) {
        return db.sql("""
                        select to_jsonb(maintenance)
                        from %s maintenance
                        order by scheduled_for, id
                        """.formatted(visible))
                .query(JsonRows.as(PendingMaintenance.class))
                .list();
    }
}
