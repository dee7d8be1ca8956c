package dev.incidentledger.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.eventstore.axonserver.StubServer;
import java.util.Optional;

/**
 * The Axon Server that {@code -Dledger.axonserver=HOST:PORT} names, whose default context holds nothing but what these tests
 * left there; or else a stub of its protocol.
 */
final class AxonServerAtHand implements AutoCloseable {

    private final String named = System.getProperty("ledger.axonserver", "");
    private final Optional<StubServer> stub = named.isEmpty() ? Optional.of(StubServer.start()) : Optional.empty();

    /** Of every side that keeps its events there; a context that is not empty gives no first admin token by itself. */
    String[] settings() {
        return new String[] {
            "--ledger.event-store=axonserver",
            "--ledger.axonserver.servers=" + stub.map(StubServer::address).orElse(named),
            "--ledger.access.new-admin-token=true"
        };
    }

    /** Skips the test where there is none. */
    StubServer stub() {
        assumeTrue(stub.isPresent(), "A real Axon Server is not made to fail; leave -Dledger.axonserver out");
        return stub.orElseThrow();
    }

    Optional<StubServer> stubIfAny() {
        return stub;
    }

    @Override
    public void close() {
        stub.ifPresent(StubServer::close);
    }
}
