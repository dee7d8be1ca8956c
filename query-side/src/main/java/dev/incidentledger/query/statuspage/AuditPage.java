package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.evidence.AuditedIncident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that there are to look at.
 *
 * @param next cursor of the next page; null on the last one
 * @param missing what was searched for and is not there; null when nothing was
 */
record AuditPage(
        List<AuditedIncident> incidents,
        @Nullable String next,
        @Nullable String missing) implements PageModel {

    static final String PATH = "/audit";

    @Override
    public String path() {
        return PATH;
    }

    /** The page of an incident, at its newest event. */
    static String at(IncidentId incident) {
        return PATH + "/incidents/" + incident;
    }
}
