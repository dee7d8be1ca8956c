package dev.incidentledger.standalone.cli;

import tools.jackson.databind.JsonNode;

/** For whom something is told. */
final class Audience {

    private Audience() {}

    /** @param told an incident, a maintenance or an update */
    static boolean isInternal(JsonNode told) {
        return told.path("audience").asString("").equals("internal");
    }

    /** What stands behind whatever is kept from the public. */
    static String mark(JsonNode told) {
        return isInternal(told) ? "  (internal)" : "";
    }
}
