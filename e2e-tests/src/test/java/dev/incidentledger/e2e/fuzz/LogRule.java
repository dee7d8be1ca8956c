package dev.incidentledger.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * Holds the log against the answer: who is refused leaves nothing in it, who is accepted is told where it stands. Others may
 * write at the same time: what a request wrote carries its trace.
 */
record LogRule(FuzzedLedger ledger, long before) {

    private static final int ACCEPTED_FOR_LATER = 202;

    void check(Draft draft, WireAnswer answer) {
        boolean moved = ledger.head() > before;
        if (answer.isRefused()) {
            if (moved && answer.isJson()) {
                assertThat(ledger.recordedSince(
                                before, answer.json().path("traceId").asString()))
                        .as("events of a refused request")
                        .isEmpty();
            }
        } else if (answer.isAccepted()
                && answer.status() != ACCEPTED_FOR_LATER
                && !draft.spoiled.contains(Category.HEADERS.name())) {
            var trace = draft.header("traceparent").orElseThrow().substring(3, 35);
            long told = told(draft, answer);
            assertThat(moved ? ledger.recordedSince(before, trace) : List.<Long>of())
                    .as("events of an accepted request that was told %d", told)
                    .satisfies(recorded -> assertThat(recorded.isEmpty() ? told <= before : recorded.getLast() == told)
                            .isTrue());
        }
    }

    /** The position that the answer names; 0 when it says that nothing was recorded. */
    private static long told(Draft draft, WireAnswer answer) {
        return draft.method.equals("GET") || !answer.isJson()
                ? 0
                : answer.json().path("position").asLong(0);
    }
}
