package dev.incidentledger.command.intake;

import java.util.List;

/** What is configured for alerts cannot be followed; the message names each property at fault. */
final class IntakeMisconfigured extends RuntimeException {

    private static final long serialVersionUID = 1;

    IntakeMisconfigured(List<String> faults) {
        super("Refusing to start: the alert intake is not configured well.\n- " + String.join("\n- ", faults));
    }
}
