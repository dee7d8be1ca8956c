package dev.incidentledger.query.currentstatus;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.platform.JsonRows;
import java.util.Collection;
import java.util.Set;

/** Writes the claims that stand. */
final class ClaimTable {

    private final ProjectionDatabase db;

    ClaimTable(ProjectionDatabase db) {
        this.db = db;
    }

    /** @param standing all that these sources claim from now on */
    void write(Set<String> sources, Collection<StandingClaim> standing) {
        if (sources.isEmpty()) {
            return;
        }
        db.sql("""
                        with standing as (
                            select * from jsonb_populate_recordset(null::query.claim_v1, ?::jsonb)
                        ), withdrawn as (
                            delete from query.claim_v1
                            where source_id = any (?)
                            and (source_id, component_id) not in (select source_id, component_id from standing)
                        )
                        insert into query.claim_v1
                        select * from standing
                        on conflict (source_id, component_id) do update
                        set status = excluded.status, audience = excluded.audience
                        """)
                .param(JsonRows.write(standing))
                .param(sources.toArray(String[]::new))
                .update();
    }
}
