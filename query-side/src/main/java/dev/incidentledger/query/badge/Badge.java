package dev.incidentledger.query.badge;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.PageStatus;
import dev.incidentledger.query.report.BidiControls;
import java.util.Map;

/**
 * What a badge says.
 *
 * @param color behind the message, as {@code #rrggbb}; white text can be read on all of them
 */
record Badge(String label, String message, String color) {

    private static final Map<ComponentStatus, String> COLORS = Map.of(
            ComponentStatus.OPERATIONAL, "#1a7f4b",
            ComponentStatus.UNDER_MAINTENANCE, "#0a66c2",
            ComponentStatus.DEGRADED_PERFORMANCE, "#8a5d00",
            ComponentStatus.PARTIAL_OUTAGE, "#b34700",
            ComponentStatus.MAJOR_OUTAGE, "#c62828");

    static Badge of(PageStatus status) {
        return new Badge("status", status.description(), color(worst(status)));
    }

    static Badge of(String component, ComponentStatus status) {
        return new Badge(BidiControls.strip(component), status.wireName().replace('_', ' '), color(status));
    }

    /** In words, for those who see no pictures. */
    String title() {
        return label + ": " + message;
    }

    private static ComponentStatus worst(PageStatus status) {
        return switch (status) {
            case ALL_OPERATIONAL -> ComponentStatus.OPERATIONAL;
            case UNDER_MAINTENANCE -> ComponentStatus.UNDER_MAINTENANCE;
            case DEGRADED -> ComponentStatus.DEGRADED_PERFORMANCE;
            case SOME_PARTIAL_OUTAGE, ALL_PARTIAL_OUTAGE -> ComponentStatus.PARTIAL_OUTAGE;
            case SOME_MAJOR_OUTAGE, ALL_MAJOR_OUTAGE -> ComponentStatus.MAJOR_OUTAGE;
        };
    }

    private static String color(ComponentStatus status) {
        return requireNonNull(COLORS.get(status));
    }
}
