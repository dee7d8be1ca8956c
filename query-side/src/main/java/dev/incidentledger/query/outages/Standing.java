package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.ComponentStatus;
import org.jspecify.annotations.Nullable;

/**
 * What stood on a component at one moment.
 *
 * @param incident the worst that incidents said of it; likewise {@code maintenance}
 * @param agreed whether a maintenance was under way on it within the window that was announced
 */
public record Standing(ComponentStatus incident, ComponentStatus maintenance, boolean agreed) {

    static final Standing QUIET = new Standing(ComponentStatus.OPERATIONAL, ComponentStatus.OPERATIONAL, false);

    /**
     * The worst of all.
     *
     * @param whatIf what any incident is taken to have said; null for what it did say
     */
    public ComponentStatus status(@Nullable ComponentStatus whatIf) {
        var said = whatIf == null || incident == ComponentStatus.OPERATIONAL ? incident : whatIf;
        return ComponentStatus.worse(said, maintenance);
    }
}
