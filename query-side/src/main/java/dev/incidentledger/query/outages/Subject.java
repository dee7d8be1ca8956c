package dev.incidentledger.query.outages;

import org.jspecify.annotations.Nullable;

/** What components are added up as. */
public enum Subject {
    NONE("'all'"),
    COMPONENT("component_id"),
    /** The group that a component is in now; {@code none} for those that are in none. */
    GROUP("coalesce(group_id, 'none')"),
    /** That group as one, in the worst status of its components at each moment; those that are in none are left out. */
    WHOLE_GROUP("group_id");

    private final String column;

    Subject(String column) {
        this.column = column;
    }

    /** In SQL, over a row of the components' table. */
    String column() {
        return column;
    }

    String key(String component, @Nullable String group) {
        return switch (this) {
            case NONE -> "all";
            case COMPONENT -> component;
            case GROUP, WHOLE_GROUP -> group == null ? "none" : group;
        };
    }
}
