package dev.incidentledger.query.publicapi;

import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an incident or a maintenance has said of components so far. In v2 each update lists all of them: those of which it
 * says nothing itself stay as they were, and are operational once it ends.
 */
final class V2Affected {

    private final Map<ComponentId, AffectedComponent> standing = new LinkedHashMap<>();

    /** Whoever plans work on components says nothing against them yet. */
    void plan(List<PlannedComponent> components) {
        var planned = components.stream().map(PlannedComponent::id).toList();
        standing.values().removeIf(each -> each.status() == OPERATIONAL && !planned.contains(each.id()));
        components.forEach(
                each -> standing.putIfAbsent(each.id(), new AffectedComponent(each.id(), OPERATIONAL, each.name())));
    }

    void recover(List<ComponentId> components) {
        components.forEach(
                id -> standing.computeIfPresent(id, (_, each) -> new AffectedComponent(id, OPERATIONAL, each.name())));
    }

    /**
     * Takes in what an update says.
     *
     * @param ends whether it withdraws what was said before
     * @return all components so far, each with its status before
     */
    List<AffectedComponent> tell(List<AffectedComponent> said, boolean ends) {
        standing.replaceAll((id, each) ->
                new AffectedComponent(id, ends ? OPERATIONAL : each.status(), each.name(), each.status()));
        said.forEach(each -> standing.compute(each.id(), (_, known) -> after(known, each)));
        return List.copyOf(standing.values());
    }

    private static AffectedComponent after(@Nullable AffectedComponent known, AffectedComponent said) {
        var before = known == null ? OPERATIONAL : known.statusBefore();
        return new AffectedComponent(
                said.id(), said.status(), said.name(), said.statusBefore() == null ? before : said.statusBefore());
    }
}
