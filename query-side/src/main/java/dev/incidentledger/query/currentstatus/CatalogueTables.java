package dev.incidentledger.query.currentstatus;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.platform.RowPatches;

/** Writes components and groups. */
final class CatalogueTables {

    private final ProjectionDatabase db;

    CatalogueTables(ProjectionDatabase db) {
        this.db = db;
    }

    void write(RowPatches components, RowPatches groups) {
        if (!groups.isEmpty()) {
            writeGroups(groups);
        }
        if (!components.isEmpty()) {
            writeComponents(components);
        }
    }

    private void writeComponents(RowPatches components) {
        db.sql("""
                        insert into query.component_v1
                        select changed.*
                        from jsonb_array_elements(?::jsonb) as patch
                        left join query.component_v1 as present on present.component_id = patch ->> 'component_id'
                        cross join lateral jsonb_populate_record(present, patch) as changed
                        on conflict (component_id) do update
                        set name = excluded.name,
                            group_id = excluded.group_id,
                            position = excluded.position,
                            description = excluded.description,
                            start_date = excluded.start_date,
                            showcase = excluded.showcase,
                            only_show_if_degraded = excluded.only_show_if_degraded,
                            audience = excluded.audience,
                            retired = excluded.retired,
                            version = excluded.version
                        """).param(components.json()).update();
    }

    private void writeGroups(RowPatches groups) {
        db.sql("""
                        insert into query.group_v1
                        select changed.*
                        from jsonb_array_elements(?::jsonb) as patch
                        left join query.group_v1 as present on present.group_id = patch ->> 'group_id'
                        cross join lateral jsonb_populate_record(present, patch) as changed
                        on conflict (group_id) do update
                        set name = excluded.name,
                            position = excluded.position,
                            retired = excluded.retired,
                            version = excluded.version
                        """).param(groups.json()).update();
    }
}
