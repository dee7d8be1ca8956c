package dev.incidentledger.standalone.database;

/** The embedded server cannot run; the message says why and what to do, for an operator who needs no stack trace. */
public final class EmbeddedPostgresFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    EmbeddedPostgresFailure(String message) {
        super(message);
    }
}
