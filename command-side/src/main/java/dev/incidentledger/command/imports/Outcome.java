package dev.incidentledger.command.imports;

import org.jspecify.annotations.Nullable;

/**
 * What came of one object of a file.
 *
 * @param code why it was not recorded, or what differs; null when there is nothing to say
 */
record Outcome(
        Result result, @Nullable String code, @Nullable String reason) {

    static final Outcome ADDED = new Outcome(Result.ADDED, null, null);
    static final Outcome UNCHANGED = new Outcome(Result.UNCHANGED, null, null);
    static final Outcome CHANGED = new Outcome(
            Result.CHANGED,
            "SOURCE_CHANGED",
            "The source says something else than when it was imported; what was recorded stands.");

    static Outcome failed(String code, String reason) {
        return new Outcome(Result.FAILED, code, reason);
    }

    static Outcome failed(Malformed problem) {
        return failed(problem.code(), problem.reason());
    }

    enum Result {
        ADDED,
        UNCHANGED,
        CHANGED,
        FAILED
    }
}
