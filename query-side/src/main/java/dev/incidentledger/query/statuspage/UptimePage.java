package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.health.UptimePolicy;
import java.time.YearMonth;
import java.util.List;

/**
 * One component day by day and month by month.
 *
 * @param component with the last 90 days, showcased or not
 * @param months the latest first
 */
record UptimePage(ComponentSection.ComponentLine component, UptimePolicy policy, List<Month> months)
        implements PageModel {

    /** @param uptime of its days so far */
    record Month(YearMonth month, Uptime uptime) {}

    @Override
    public String path() {
        return component.path();
    }

    @Override
    public List<Grain> grains() {
        return List.of(Grain.ALL, Grain.STRETCHES);
    }
}
