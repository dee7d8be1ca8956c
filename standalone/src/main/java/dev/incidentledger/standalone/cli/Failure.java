package dev.incidentledger.standalone.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why a command came to nothing, in a sentence. It ends with exit code 1, or 2 where the command was called wrongly, or there was nothing to check. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ObjectNode problem;
    private final int exitCode;

    private Failure(ObjectNode problem, int exitCode) {
        super(problem.path("detail").asString());
        this.problem = problem;
        this.exitCode = exitCode;
    }

    /** @param code in upper snake case, for programs */
    static Failure of(String code, String sentence) {
        return new Failure(problem(code, sentence), 1);
    }

    static Failure wrongUsage(String sentence) {
        return new Failure(problem("WRONG_USAGE", sentence), 2);
    }

    /** Of something that was to be checked. */
    static Failure unchecked(String sentence) {
        return new Failure(problem("NOTHING_CHECKED", "Nothing was checked: " + sentence), 2);
    }

    /** @param problem as the product answers it (RFC 9457) */
    static Failure refused(ObjectNode problem) {
        return new Failure(problem, 1);
    }

    int exitCode() {
        return exitCode;
    }

    /** The problem as one line of JSON. */
    String json() {
        return problem.toString();
    }

    /** The sentence with its code, then a line for each place that is at fault. */
    String text() {
        var text = new StringBuilder(withCode(problem));
        for (var error : problem.path("errors")) {
            text.append("\n  ").append(place(error)).append(withCode(error));
        }
        return text.toString();
    }

    private static String place(JsonNode error) {
        var pointer = error.path("pointer").asString("");
        return pointer.isEmpty() ? "" : pointer + ": ";
    }

    private static String withCode(JsonNode said) {
        var code = said.path("code").asString("");
        var sentence = said.path("detail").asString("");
        return code.isEmpty() ? sentence : "%s (%s)".formatted(sentence, code);
    }

    private static ObjectNode problem(String code, String sentence) {
        var problem = JsonNodeFactory.instance.objectNode().put("code", code).put("detail", sentence);
        problem.putArray("errors");
        return problem;
    }
}
