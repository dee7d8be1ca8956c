package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.eventstore.axonserver.AxonServerSettings;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeIdTest {

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void is_what_is_told() {
        settings.setProperty("ledger.node-id", "query-side-1");

        assertThat(NodeId.of(settings).value()).isEqualTo("query-side-1");
    }

    /** All containers on the network of one host have its name, and each is the first process of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void is_process_and_host_and_more_when_nothing_is_told(String nothing) {
        settings.setProperty("ledger.node-id", nothing);

        assertThat(NodeId.of(settings).value())
                .startsWith(ManagementFactory.getRuntimeMXBean().getName())
                .matches(".+@.+\\.[0-9a-f]{8}");
    }

    @Test
    void is_the_same_for_axon_server_and_for_all_that_this_process_holds() {
        assertThat(AxonServerSettings.of(settings).client())
                .isEqualTo(NodeId.of(settings).value())
                .isEqualTo(NodeId.of(new MockEnvironment()).value());
    }
}
