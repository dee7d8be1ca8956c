package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.health.PageStatus;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Promise;
import dev.incidentledger.query.timeline.UpdateHistory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param incidents those under way, the latest word first
 * @param maintenances those under way and those to come, by their planned starts
 * @param sections in the order of the page
 * @param news null when nothing was ever told
 */
record OverviewPage(
        Instant asOf,
        PageStatus status,
        List<Ongoing> incidents,
        List<Work> maintenances,
        List<ComponentSection> sections,
        Week week,
        @Nullable News news)
        implements PageModel {

    /**
     * An incident under way.
     *
     * @param id as addresses hold it
     * @param names of the components that it speaks of
     * @param awaited the promise of its next update; null when nothing was promised or the update came
     */
    record Ongoing(
            String id,
            IncidentHistory incident,
            List<String> names,
            @Nullable Promise awaited) {

        String path() {
            return "/incidents/" + id;
        }

        UpdateHistory latest() {
            return incident.told().getLast();
        }
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public List<Grain> grains() {
        return List.of(Grain.values());
    }
}
