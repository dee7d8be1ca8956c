package dev.incidentledger.e2e;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Several processes whose events live in Axon Server. */
@Tag("long")
class AxonServerProcessesTest extends ProcessJourneys {

    @TempDir
    private static Path folder;

    private static AxonServerAtHand axonServer;
    private static SeparateProcesses ledger;

    @BeforeAll
    static void start() throws IOException {
        axonServer = new AxonServerAtHand();
        ledger = SeparateProcesses.start(folder, axonServer.settings());
    }

    @AfterAll
    static void stop() throws IOException {
        try (var _ = axonServer;
                var _ = ledger) {}
    }

    @Override
    SeparateProcesses ledger() {
        return ledger;
    }
}
