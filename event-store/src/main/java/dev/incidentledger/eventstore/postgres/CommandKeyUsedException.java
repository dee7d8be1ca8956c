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

    /** For a store that does not tell positions. */
    public CommandKeyUsedException(String commandKey, String aggregateId, long sequence) {
        super("A command with the key %s is recorded as event %d of %s".formatted(commandKey, sequence, aggregateId));
        this.commandKey = commandKey;
        this.position = 0;
    }

    public String commandKey() {
        return commandKey;
    }

    /** Of the first event that the earlier command led to; 0 where the store does not tell. */
    public long position() {
        return position;
    }
}
