package dev.incidentledger.query.outages;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AnalyticsDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses what is asked of a component or a group that there is not, or that nothing is told of. Null asks of none. */
@Component
public class AskedComponents {

    private final JdbcClient db;

    AskedComponents(@Qualifier(AnalyticsDatabase.CLIENT) JdbcClient db) {
        this.db = db;
    }

    public void requireKnown(@Nullable ComponentId component) {
        if (component != null) {
            audience(component);
        }
    }

    /** Internal ones are refused as well. */
    public void requirePublic(@Nullable ComponentId component) {
        if (component != null && audience(component).equals(Audience.INTERNAL.wireName())) {
            throw ProblemException.badRequest(
                    "?component",
                    "INTERNAL_COMPONENT",
                    "%s is internal: uptime is told of public components alone.".formatted(component));
        }
    }

    public void requireKnown(@Nullable GroupId group) {
        if (group != null
                && db.sql("select 1 from query.outage_group_v1 where group_id = ?")
                        .param(group.value())
                        .query()
                        .listOfRows()
                        .isEmpty()) {
            throw ProblemException.notFound("GROUP_NOT_FOUND", "There is no group %s.".formatted(group));
        }
    }

    private String audience(ComponentId component) {
        return db.sql("select audience from query.outage_component_v2 where component_id = ?")
                .param(component.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound(
                        "COMPONENT_NOT_FOUND", "There is no component %s.".formatted(component)));
    }
}
