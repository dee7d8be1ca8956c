package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.health.PageStatus;
import dev.incidentledger.query.health.PromiseState;

/** The short name under which the style sheet knows a color and the page a shape. */
final class Look {

    static final String NONE = "nd";

    private Look() {}

    static String of(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> "op";
            case UNDER_MAINTENANCE -> "um";
            case DEGRADED_PERFORMANCE -> "dp";
            case PARTIAL_OUTAGE -> "po";
            case MAJOR_OUTAGE -> "mo";
        };
    }

    static String of(PageStatus status) {
        return switch (status) {
            case ALL_OPERATIONAL -> "op";
            case UNDER_MAINTENANCE -> "um";
            case DEGRADED -> "dp";
            case SOME_PARTIAL_OUTAGE, ALL_PARTIAL_OUTAGE -> "po";
            case SOME_MAJOR_OUTAGE, ALL_MAJOR_OUTAGE -> "mo";
        };
    }

    static String of(Impact impact) {
        return switch (impact) {
            case NONE -> NONE;
            case MAINTENANCE -> "um";
            case MINOR -> "dp";
            case MAJOR -> "po";
            case CRITICAL -> "mo";
        };
    }

    static String of(PromiseState state) {
        return switch (state) {
            case DUE -> NONE;
            case KEPT -> "op";
            case LATE, OVERDUE -> "po";
            case BROKEN -> "mo";
        };
    }
}
