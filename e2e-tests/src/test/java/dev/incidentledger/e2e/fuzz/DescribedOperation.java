package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** @param content of the request, by media type; missing when it has no body */
record DescribedOperation(String method, String template, List<DescribedParameter> parameters, JsonNode content) {

    Stream<DescribedParameter> in(String place) {
        return parameters.stream().filter(parameter -> parameter.in().equals(place));
    }

    boolean takes(String parameter) {
        return parameters.stream().anyMatch(described -> described.name().equals(parameter));
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** Whether it takes files: whatever is wrong in one is told later, when it is carried out. */
    boolean isImport() {
        return method.equals("POST") && template.equals("/api/v1/imports");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
