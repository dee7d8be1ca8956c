package dev.incidentledger.eventstore.postgres;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.axonframework.common.IdentifierFactory;

/** Gives every message a UUIDv7 (RFC 9562): ids at random would scatter the writes to their index over all its pages. */
public final class TimeOrderedIdentifiers extends IdentifierFactory {

    private static final NoArgGenerator UUIDS = Generators.timeBasedEpochRandomGenerator();

    @Override
    public String generateIdentifier() {
        return UUIDS.generate().toString();
    }
}
