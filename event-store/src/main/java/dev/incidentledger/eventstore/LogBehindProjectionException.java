package dev.incidentledger.eventstore;

/** The log ends before what a projection has already seen. */
public final class LogBehindProjectionException extends StartRefusedException {

    private static final long serialVersionUID = 1;

    LogBehindProjectionException(String projection, long seen, long head) {
        super(
                ("the event log ends at position %,d, but the projection %s has seen position %,d. An older log was restored"
                                + " beside newer projections: restore the schema query from the same backup, or drop it to have"
                                + " it made again.")
                        .formatted(head, projection, seen));
    }
}
