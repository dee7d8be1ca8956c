package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.Audience;
import dev.incidentledger.query.analytics.BehindRow;
import dev.incidentledger.query.analytics.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The incidents behind a figure.
 *
 * @param component the name of the component that it is about; null when it is about none
 * @param publicIds what incidents are called in public, by our ids
 * @param query of the page and of its table
 * @param audits whether who reads it may read evidence as well
 */
record BehindPage(
        Figure figure,
        @Nullable String component,
        List<BehindRow> incidents,
        Map<String, String> publicIds,
        String query,
        boolean audits)
        implements PageModel {

    /** So many are shown; the table holds all. */
    static final int MOST = 200;

    @Override
    public String path() {
        return AnalyticsPage.PATH + "/incidents" + query;
    }

    String table() {
        return AnalyticsPage.PATH + "/incidents.csv" + query;
    }

    List<BehindRow> shown() {
        return incidents.subList(0, Math.min(MOST, incidents.size()));
    }

    boolean isCut() {
        return incidents.size() > MOST;
    }

    /** Of the page that everybody may read; none of an internal one. */
    Optional<String> pageOf(BehindRow incident) {
        return incident.audience() == Audience.PUBLIC
                ? Optional.ofNullable(publicIds.get(incident.incidentId())).map("/incidents/"::concat)
                : Optional.empty();
    }
}
