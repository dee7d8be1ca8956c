package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.platform.JsonRows;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows that are kept. */
@Component
class StandingTables {

    private final JdbcClient db;

    StandingTables(JdbcClient db) {
        this.db = db;
    }

    StandingRows all() {
        return new StandingRows(components(), groups(), claims(), incidents(), maintenances());
    }

    /** Components and groups, and what is claimed of them. */
    StandingRows catalogue() {
        return new StandingRows(components(), groups(), claims(), List.of(), List.of());
    }

    /** One component, and what is claimed of it. */
    StandingRows of(ComponentId id) {
        return new StandingRows(
                rows(ComponentRow.class, "component_v1", "component_id = ?", id.value()),
                List.of(),
                rows(StandingClaim.class, "claim_v1", "component_id = ?", id.value()),
                List.of(),
                List.of());
    }

    /** One group, and the components in it. */
    StandingRows of(GroupId id) {
        return new StandingRows(
                rows(ComponentRow.class, "component_v1", "group_id = ?", id.value()),
                rows(GroupRow.class, "group_v1", "group_id = ?", id.value()),
                List.of(),
                List.of(),
                List.of());
    }

    List<ComponentRow> components() {
        return rows(ComponentRow.class, "component_v1", "true");
    }

    /** The ids of all incidents and maintenances that count for something. */
    Set<String> sources() {
        return db.sql("""
                        select incident_id from query.incident_v1 where resolved_at is null and not retracted
                        union
                        select maintenance_id from query.pending_maintenance_v1
                        union
                        select source_id from query.claim_v1
                        """).query(String.class).set();
    }

    private List<GroupRow> groups() {
        return rows(GroupRow.class, "group_v1", "true");
    }

    private List<StandingClaim> claims() {
        return rows(StandingClaim.class, "claim_v1", "true");
    }

    private List<IncidentRow> incidents() {
        return rows(IncidentRow.class, "incident_v1", "resolved_at is null and not retracted");
    }

    private List<PendingRow> maintenances() {
        return rows(PendingRow.class, "pending_maintenance_v1", "true");
    }

    private <R> List<R> rows(Class<R> type, String table, String condition, Object... parameters) {
        return db.sql("select to_jsonb(kept) from query.%s kept where %s".formatted(table, condition))
                .params(parameters)
                .query(JsonRows.as(type))
                .list();
    }
}
