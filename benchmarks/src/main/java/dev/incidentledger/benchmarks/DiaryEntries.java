package dev.incidentledger.benchmarks;

import dev.incidentledger.benchmarks.Diary.WriteEntry;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;

/** Commands through Axon's gateway in this process; each session writes a diary of its own, which is cached by then. */
record DiaryEntries(CommandGateway gateway) implements Contestant {

    @Override
    public Session connect() {
        var command = new WriteEntry("dry_" + IdentifierFactory.getInstance().generateIdentifier(), Diary.TEXT);
        gateway.sendAndWait(command);
        return new Session() {
            @Override
            public void work() {
                gateway.sendAndWait(command);
            }

            @Override
            public void close() {}
        };
    }
}
