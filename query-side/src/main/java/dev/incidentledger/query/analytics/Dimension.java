package dev.incidentledger.query.analytics;

/** By what incidents are told apart. */
enum Dimension {
    NONE("select 'all'"),
    /** Of the page's zone, by the display time of the first update. */
    MONTH("select to_char(told_at at time zone :zone, 'YYYY-MM')"),
    /** An incident counts for each component that it speaks of, one that speaks of none for {@code none}. */
    COMPONENT("select unnest(case component_ids when '{}' then array['none'] else component_ids end)"),
    IMPACT("select impact"),
    /** See {@link IncidentChoice#ORIGIN}. */
    ORIGIN("select " + IncidentChoice.ORIGIN),
    AUDIENCE("select audience");

    private final String keys;

    Dimension(String keys) {
        this.keys = keys;
    }

    /** A query over one row of the incidents' table; each of its rows is a key that the incident counts for. */
    String keys() {
        return keys;
    }
}
