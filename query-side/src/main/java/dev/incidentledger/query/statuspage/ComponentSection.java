package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Components that stand together.
 *
 * @param name of their group; null when they are in none
 * @param components never empty
 */
record ComponentSection(@Nullable String name, List<ComponentLine> components) {

    /**
     * A component as it stands.
     *
     * @param id as addresses hold it
     * @param uptime of the last 90 days; null when it is not to be showcased
     */
    record ComponentLine(
            String id,
            String name,
            @Nullable String description,
            ComponentStatus status,
            @Nullable Uptime uptime) {

        String path() {
            return "/uptime/" + id;
        }
    }

    /** The worst in it. */
    ComponentStatus status() {
        return components.stream()
                .map(ComponentLine::status)
                .reduce(ComponentStatus.OPERATIONAL, ComponentStatus::worse);
    }
}
