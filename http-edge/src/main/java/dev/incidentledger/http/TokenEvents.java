package dev.incidentledger.http;

import dev.incidentledger.events.access.TokenId;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** Reads what was recorded of an access token; as soon as the command that issued it is answered, on either side. */
@FunctionalInterface
public interface TokenEvents {

    /** From the first; empty when there is no such token. */
    DomainEventStream of(TokenId tokenId);
}
