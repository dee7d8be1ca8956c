package dev.incidentledger.command.intake;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts concern a component. An alert may match several rules; each says something of its component.
 *
 * @param component its id or its name
 * @param status what a matching alert says of it; null when its severity decides
 */
record Rule(
        List<LabelMatcher> match,
        String component,
        @Nullable ComponentStatus status) {

    Rule {
        match = List.copyOf(match);
    }

    boolean matches(Map<String, String> labels) {
        return match.stream().allMatch(matcher -> matcher.matches(labels));
    }
}
