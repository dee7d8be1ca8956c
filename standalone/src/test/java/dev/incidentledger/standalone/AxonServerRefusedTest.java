package dev.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.eventstore.StartRefusedException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AxonServerRefusedTest {

    @Test
    void the_standalone_keeps_its_events_in_postgresql(@TempDir Path folder) {
        assertThatThrownBy(() -> Standalone.start("--ledger.event-store=axonserver", "--ledger.data-dir=" + folder))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("the standalone keeps its events in PostgreSQL");
    }
}
