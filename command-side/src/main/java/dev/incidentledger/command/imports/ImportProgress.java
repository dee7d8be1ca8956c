package dev.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come.
 *
 * @param state running or finished
 * @param done how many of all objects are through, whatever came of them
 * @param changed recorded earlier, and told differently by the source since: nothing was recorded
 * @param problems of what failed or changed, in the order of the file; the first, when there are many
 */
record ImportProgress(
        String id,
        String state,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        int total,
        int done,
        int added,
        int unchanged,
        int changed,
        int failed,
        List<Problem> problems) {

    ImportProgress with(List<Problem> found) {
        return new ImportProgress(
                id, state, receivedAt, finishedAt, total, done, added, unchanged, changed, failed, List.copyOf(found));
    }

    /**
     * @param number place in the file among all that was found there, from 1
     * @param sourceId null when it has none that can be read
     * @param outcome failed or changed
     */
    record Problem(
            int number, int line, String kind, @Nullable String sourceId, String outcome, String code, String reason) {}
}
