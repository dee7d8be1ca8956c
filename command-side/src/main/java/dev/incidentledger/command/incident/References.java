package dev.incidentledger.command.incident;

import dev.incidentledger.events.incident.ExternalReference;
import java.util.ArrayList;
import java.util.List;

/** What other systems call an incident; of two with the same system and id, the later one stands. */
record References(List<ExternalReference> linked) {

    References {
        linked = List.copyOf(linked);
    }

    static References of(List<ExternalReference> references) {
        var all = new References(List.of());
        for (var reference : references) {
            all = all.and(reference);
        }
        return all;
    }

    References and(ExternalReference reference) {
        var all = new ArrayList<>(linked);
        all.removeIf(other -> isSameThing(other, reference));
        all.add(reference);
        return new References(all);
    }

    List<ExternalReference> missingFrom(References others) {
        return linked.stream()
                .filter(reference -> !others.linked().contains(reference))
                .toList();
    }

    private static boolean isSameThing(ExternalReference one, ExternalReference other) {
        return one.system().equals(other.system()) && one.id().equals(other.id());
    }
}
