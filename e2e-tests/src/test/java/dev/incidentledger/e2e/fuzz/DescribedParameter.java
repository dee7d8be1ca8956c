package dev.incidentledger.e2e.fuzz;

import tools.jackson.databind.JsonNode;

/** @param in path, query or header */
record DescribedParameter(String name, String in, boolean required, JsonNode schema, JsonNode example) {

    static DescribedParameter of(JsonNode described) {
        return new DescribedParameter(
                described.path("name").asString(),
                described.path("in").asString(),
                described.path("required").asBoolean(false),
                described.path("schema"),
                described.path("example"));
    }
}
