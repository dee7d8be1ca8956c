package dev.incidentledger.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.eventstore.axonserver.StubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.test.server.AxonServerContainer;
import org.testcontainers.DockerClientFactory;

/**
 * An Axon Server whose default context holds nothing but what these tests left there: the one that {@code -Dledger.axonserver=HOST:PORT}
 * names, with {@code docker} in its place one in a container, or else a stub of its protocol.
 */
final class AxonServerAtHand implements AutoCloseable {

    private static final Pattern IMAGE = Pattern.compile("image: (axoniq/axonserver:\\S+)");

    private final String named = System.getProperty("ledger.axonserver", "");
    private final Optional<StubServer> stub = named.isEmpty() ? Optional.of(StubServer.start()) : Optional.empty();
    private final Optional<AxonServerContainer> container =
            named.equals("docker") ? Optional.of(contained()) : Optional.empty();

    /** Of every side that keeps its events there; a context that is not empty gives no first admin token by itself. */
    String[] settings() {
        return new String[] {
            "--ledger.event-store=axonserver",
            "--ledger.axonserver.servers=" + address(),
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
        container.ifPresent(AxonServerContainer::close);
    }

    private String address() {
        return stub.map(StubServer::address)
                .or(() -> container.map(AxonServerContainer::getAxonServerAddress))
                .orElse(named);
    }

    /** Of the image that docker-compose.yml names. Skips the test where no container can be started. */
    private static AxonServerContainer contained() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "There is no Docker here");
        var container = new AxonServerContainer(image())
                .withAxonServerHostname("localhost")
                .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true");
        container.start();
        return container;
    }

    private static String image() {
        try {
            return IMAGE.matcher(Files.readString(Path.of("..", "docker-compose.yml")))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
