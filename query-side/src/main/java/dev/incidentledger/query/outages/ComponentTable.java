package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.eventstore.ProjectionDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** From when to when components count and for whom, and in which groups. */
final class ComponentTable {

    private final ProjectionDatabase db;

    ComponentTable(ProjectionDatabase db) {
        this.db = db;
    }

    void register(ComponentRegistered event, Instant at) {
        db.sql("""
                        insert into query.outage_component_v2 (component_id, group_id, start_date, audience, registered_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (component_id) do update
                        set group_id = excluded.group_id, start_date = excluded.start_date, audience = excluded.audience,
                            retired_at = null
                        """)
                .param(event.componentId().value())
                .param(value(event.groupId()))
                .param(event.startDate())
                .param(event.audience().wireName())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void register(GroupRegistered event) {
        db.sql("insert into query.outage_group_v1 values (?) on conflict do nothing")
                .param(event.groupId().value())
                .update();
    }

    void move(ComponentMoved event) {
        db.sql("update query.outage_component_v2 set group_id = ? where component_id = ?")
                .param(value(event.groupId()))
                .param(event.componentId().value())
                .update();
    }

    void describe(ComponentDescribed event) {
        db.sql("update query.outage_component_v2 set start_date = ?, audience = ? where component_id = ?")
                .param(event.startDate())
                .param(event.audience().wireName())
                .param(event.componentId().value())
                .update();
    }

    void retire(ComponentRetired event, Instant at) {
        db.sql("update query.outage_component_v2 set retired_at = coalesce(retired_at, ?) where component_id = ?")
                .params(at.atOffset(ZoneOffset.UTC), event.componentId().value())
                .update();
    }

    private static @Nullable String value(@Nullable GroupId group) {
        return group == null ? null : group.value();
    }
}
