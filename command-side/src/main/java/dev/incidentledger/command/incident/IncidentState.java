package dev.incidentledger.command.incident;

import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an incident stands: only what a future decision needs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
sealed interface IncidentState {

    record Unknown() implements IncidentState {}

    /**
     * Final: nothing more is decided, so nothing else is kept.
     *
     * @param reason that everybody reads; null where the log does not tell it
     */
    record Retracted(@Nullable String reason) implements IncidentState {}

    /** An incident with a record that can still grow. */
    sealed interface Told extends IncidentState {

        Facts facts();

        Told with(Facts changed);

        UpdateStatus statusAt(Instant time);
    }

    record Open(Facts facts) implements Told {

        @Override
        public Told with(Facts changed) {
            return new Open(changed);
        }

        @Override
        public UpdateStatus statusAt(Instant time) {
            return facts.updates().statusAt(time);
        }
    }

    /** @param recoveredAt what the resolution kept claiming and has recovered since */
    record Resolved(Facts facts, Map<ComponentId, Instant> recoveredAt) implements Told {

        public Resolved {
            recoveredAt = Map.copyOf(recoveredAt);
        }

        @Override
        public Told with(Facts changed) {
            return new Resolved(changed, recoveredAt);
        }

        @Override
        public UpdateStatus statusAt(Instant time) {
            return UpdateStatus.RESOLVED;
        }

        boolean keepsClaiming(ComponentId component) {
            return facts.updates().lastTold().components().stream()
                    .anyMatch(claim -> claim.id().equals(component) && claim.status() != OPERATIONAL);
        }

        Resolved recovered(List<ComponentId> components, Instant at) {
            var all = new HashMap<>(recoveredAt);
            components.forEach(component -> all.put(component, at));
            return new Resolved(facts, all);
        }
    }
}
