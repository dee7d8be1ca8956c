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

    @Override
    public String toString() {
        return method + " " + template;
    }
}
