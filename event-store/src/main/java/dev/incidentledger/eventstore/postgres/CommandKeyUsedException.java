package dev.incidentledger.eventstore.postgres;

import org.axonframework.common.AxonNonTransientException;

/** A command with this key has been recorded before; nothing of the later one was. */
public final class CommandKeyUsedException extends AxonNonTransientException {

    private static final long serialVersionUID = 1;

    private final String commandKey;
    private final long position;

    public CommandKeyUsedException(String commandKey, long position) {
        super("A command with the key %s is recorded at position %d".formatted(commandKey, position));
        this.commandKey = commandKey;
        this.position = position;
    }

    public String commandKey() {
        return commandKey;
    }

    /** Of the first event that the earlier command led to. */
    public long position() {
        return position;
    }
}
