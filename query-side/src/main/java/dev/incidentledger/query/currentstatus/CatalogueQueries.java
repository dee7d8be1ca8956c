package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.platform.JsonRows;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Components and groups. The retired ones are in no list, but remain to be found by their ids. */
@Component
public class CatalogueQueries {

    private final JdbcClient db;

    CatalogueQueries(JdbcClient db) {
        this.db = db;
    }

    /** In the order of the page. */
    public List<ComponentHealth> components() {
        return db.sql("""
                        select to_jsonb(component)
                        from query.component_health_v1 component
                        where not retired
                        order by page_position, group_id nulls first, position, id
                        """).query(JsonRows.as(ComponentHealth.class)).list();
    }

    Optional<ComponentHealth> find(ComponentId id) {
        return db.sql("select to_jsonb(component) from query.component_health_v1 component where id = ?")
                .param(id.value())
                .query(JsonRows.as(ComponentHealth.class))
                .optional();
    }

    /** In the order of the page. */
    public List<ComponentGroup> groups() {
        return db.sql(
                        "select to_jsonb(listed) from query.listed_group_v1 listed where not retired order by position, id")
                .query(JsonRows.as(ComponentGroup.class))
                .list();
    }

    Optional<ComponentGroup> find(GroupId id) {
        return db.sql("select to_jsonb(listed) from query.listed_group_v1 listed where id = ?")
                .param(id.value())
                .query(JsonRows.as(ComponentGroup.class))
                .optional();
    }
}
