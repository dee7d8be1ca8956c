package dev.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.incidentledger.query.platform.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event made different of what is known of an incident.
 *
 * @param before null when it was not known before
 * @param after null when it is known no more
 * @param provenance of the event
 */
public record Change(
        @JsonUnwrapped Fact fact,
        @Nullable Object before,
        @Nullable Object after,
        Provenance provenance) {

    /**
     * All that became different behind a position, in the order of the log: what was changed and changed back is told twice.
     *
     * @param events all of one incident up to the later moment, in order
     */
    public static List<Change> since(long position, List<RecordedEvent> events) {
        var fold = new IncidentFold();
        events.stream()
                .filter(event -> event.provenance().position() <= position)
                .forEach(fold::add);
        var known = facts(fold.history());
        var changes = new ArrayList<Change>();
        for (var event : events) {
            if (event.provenance().position() > position) {
                fold.add(event);
                var after = facts(fold.history());
                changes.addAll(between(known, after, event.provenance()));
                known = after;
            }
        }
        return changes;
    }

    private static Map<Fact, Object> facts(Optional<IncidentHistory> known) {
        return known.map(Fact::of).orElse(Map.of());
    }

    private static List<Change> between(Map<Fact, Object> before, Map<Fact, Object> after, Provenance provenance) {
        var facts = new LinkedHashSet<>(after.keySet());
        facts.addAll(before.keySet());
        return facts.stream()
                .filter(fact -> !Objects.equals(before.get(fact), after.get(fact)))
                .map(fact -> new Change(fact, before.get(fact), after.get(fact), provenance))
                .toList();
    }
}
