package dev.incidentledger.eventstore;

/** It must not start as things are; the message says why and what to do, for an operator who needs no stack trace. */
public class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefusedException(String why) {
        super("Refusing to start: " + why);
    }
}
