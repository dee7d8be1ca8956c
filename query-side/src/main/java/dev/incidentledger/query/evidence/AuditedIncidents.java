package dev.incidentledger.query.evidence;

import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.ListCursor;
import dev.incidentledger.query.platform.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All incidents, those recorded last first. */
@Component
public class AuditedIncidents {

    private final JdbcClient db;

    AuditedIncidents(JdbcClient db) {
        this.db = db;
    }

    /** @param after the last incident of the page before; null for the first page */
    public Page<AuditedIncident> page(@Nullable ListCursor after, int limit) {
        var begin = after == null ? new ListCursor(Instant.parse("9999-12-31T00:00:00Z"), "") : after;
        var found = db.sql("""
                        with listed as (
                            select * from query.incident_v1
                            where (created_at, incident_id) < (?::timestamptz, ?)
                            order by created_at desc, incident_id desc
                            limit ?)
                        select to_jsonb(row) from (
                            select incident_id, title, status, audience, retracted, created_at, updated_at,
                                version + 1 as events,
                                (select count(*) from query.timeline_v1 event
                                 where event.incident_id = listed.incident_id
                                     and payload_type in ('incident.update-corrected', 'incident.title-corrected')
                                ) as corrections
                            from listed
                            order by created_at desc, incident_id desc) as row
                        """)
                .params(begin.time().toString(), begin.id(), limit + 1)
                .query(JsonRows.as(AuditedIncident.class))
                .list();
        return Page.of(
                found,
                limit,
                last -> new ListCursor(last.createdAt(), last.incidentId().value()));
    }
}
