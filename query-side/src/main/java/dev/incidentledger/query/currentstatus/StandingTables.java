package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.platform.JsonRows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows that are kept, by one statement each time, so that all of them are of the same moment. */
@Component
class StandingTables {

    private static final String ALL = "true";
    private static final String NONE = "false";
    private static final String PUBLIC = "audience = 'public'";

    private final JdbcClient db;

    StandingTables(JdbcClient db) {
        this.db = db;
    }

    /** All components and groups, and of claims, incidents and maintenances those that a reader may see. */
    StandingRows all(Audience reader) {
        return switch (reader) {
            case PUBLIC -> read(ALL, ALL, PUBLIC, PUBLIC);
            case INTERNAL -> read(ALL, ALL, ALL, ALL);
        };
    }

    /** Components and groups, and what is claimed of them. */
    StandingRows catalogue() {
        return read(ALL, ALL, ALL, NONE);
    }

    /** One component, and what is claimed of it. */
    StandingRows of(ComponentId id) {
        return read("component_id = :id", NONE, "component_id = :id", NONE, id.value());
    }

    /** One group, and the components in it. */
    StandingRows of(GroupId id) {
        return read("group_id = :id", "group_id = :id", NONE, NONE, id.value());
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

    /** The same, and all incidents that had begun by a time and say anything of later times. */
    Set<String> sourcesAt(Instant time) {
        var sources = new HashSet<>(sources());
        sources.addAll(db.sql("""
                        select incident_id from query.incident_v1
                        where not retracted and first_display_at <= ? and latest_display_at > ?
                        """)
                .params(time.atOffset(ZoneOffset.UTC), time.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .set());
        return sources;
    }

    private StandingRows read(String components, String groups, String claims, String sources) {
        return read(components, groups, claims, sources, "");
    }

    private StandingRows read(String components, String groups, String claims, String sources, String id) {
        return db.sql("""
                        select jsonb_build_object(
                            'components', array(select to_jsonb(kept) from query.component_v1 kept where %s),
                            'groups', array(select to_jsonb(kept) from query.group_v1 kept where %s),
                            'claims', array(select to_jsonb(kept) from query.claim_v1 kept where %s),
                            'incidents', array(
                                select to_jsonb(kept) from query.incident_v1 kept
                                where resolved_at is null and not retracted and %s),
                            'maintenances', array(select to_jsonb(kept) from query.pending_maintenance_v1 kept where %s))
                        """.formatted(components, groups, claims, sources, sources))
                .param("id", id)
                .query(JsonRows.as(StandingRows.class))
                .single();
    }
}
