package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.query.language.Phrases;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of names in a sentence. */
final class Named {

    private static final int FIRST = 3;

    private Named() {}

    /** Each with what is said of it. */
    static String components(List<AffectedComponent> components, ComponentNames names, Phrases phrases) {
        return components.stream()
                .map(component -> phrases.say(
                        "component.said", names.of(component.id(), component.name()), phrases.word(component.status())))
                .collect(Collectors.joining("; "));
    }

    /** The first three, and how many more there are. */
    static String first(List<String> names, Phrases phrases) {
        return names.size() <= FIRST
                ? String.join(", ", names)
                : phrases.say("names.more", String.join(", ", names.subList(0, FIRST)), names.size() - FIRST);
    }
}
