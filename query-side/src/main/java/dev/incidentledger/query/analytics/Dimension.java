package dev.incidentledger.query.analytics;

/** By what incidents are told apart. */
enum Dimension {
    NONE("select 'all'"),
    /** Of the page's zone, by the display time of the first update. */
    MONTH("select to_char(told_at at time zone :zone, 'YYYY-MM')"),
    /** An incident counts for each component that it speaks of. */
    COMPONENT("select unnest(component_ids)"),
    IMPACT("select impact"),
    /** The provider that it came from, {@code own} when there was none. */
    ORIGIN("select coalesce(origin, 'own')"),
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
