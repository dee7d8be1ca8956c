package dev.incidentledger.query.report;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.List;
import java.util.Locale;

/** How the words of the record read in a sentence. */
final class Wording {

    private Wording() {}

    /** As in {@code a minor incident}. */
    static String incidentOf(Impact impact) {
        return switch (impact) {
            case NONE -> "an incident without impact";
            case MAINTENANCE -> "an incident that amounted to maintenance";
            case MINOR, MAJOR, CRITICAL -> "a %s incident".formatted(impact.wireName());
        };
    }

    static String label(UpdateStatus status) {
        var word = status.wireName();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static String of(ComponentStatus status) {
        return status.wireName().replace('_', ' ');
    }

    /** The first two by name: {@code A}, {@code A and B}, {@code A and B and 2 more components}. */
    static String components(List<String> names) {
        int more = names.size() - 2;
        if (more <= 0) {
            return String.join(" and ", names);
        }
        return "%s and %s and %d more component%s".formatted(names.get(0), names.get(1), more, more == 1 ? "" : "s");
    }
}
