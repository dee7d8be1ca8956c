package dev.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.command.incident.IncidentCommand;
import java.util.List;
import java.util.Locale;

/**
 * What a delivery leads to.
 *
 * @param next what is known of the group afterwards
 */
record Plan(Outcome outcome, List<IncidentCommand> commands, GroupState next) {

    Plan {
        commands = List.copyOf(commands);
    }

    enum Outcome {
        UNCHANGED,
        IDENTIFIED,
        REOPENED,
        UPDATED,
        NOTED,
        RESOLVED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
