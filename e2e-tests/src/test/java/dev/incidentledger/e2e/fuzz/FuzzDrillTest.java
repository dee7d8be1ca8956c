package dev.incidentledger.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Hostile requests over every operation of the contract: none is answered by a failure, none that is refused leaves an event,
 * and what is accepted can be read and projected again. {@code -Dledger.seed=...} sends the same requests again.
 */
@Isolated
@DisplayNameGeneration(ReplaceUnderscores.class)
class FuzzDrillTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int REQUESTS = FULL ? 20_000 : 2_000;

    /** What stops a build must stop the next one too; what no build has sent yet is for the full drill. */
    private static final long SHORT_SEED = 2026;

    @Test
    void nothing_that_is_sent_breaks_the_product(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("ledger.seed", FULL ? System.nanoTime() % 1_000_000 : SHORT_SEED);
        System.out.printf("Fuzz drill with -Dledger.seed=%d%n", seed);
        try (var ledger = new FuzzedLedger(folder)) {
            var barrage = new Barrage(ledger, new Dice(seed));
            barrage.acceptOneOfEach();
            barrage.send(REQUESTS);
            assertThat(barrage.failures()).as("requests that broke a rule").isEmpty();
            assertThat(ledger.unexpectedImports())
                    .as("objects of files that nobody was prepared for")
                    .isEmpty();
            assertThat(ledger.lagging()).as("projections that do not move").isEmpty();
            barrage.makeWhatIsMissing();
            ledger.awaitExports();
            barrage.readEverything();

            long head = ledger.head();
            var before = ledger.hashes();
            ledger.rebuild();
            assertThat(ledger.lagging())
                    .as("rebuilt projections that do not move")
                    .isEmpty();
            assertThat(ledger.head())
                    .as("nobody writes while projections are compared")
                    .isEqualTo(head);
            assertThat(ledger.hashes()).as("rows after a rebuild").isEqualTo(before);
            System.out.println(barrage.summary());
            System.out.println("Imported objects: " + ledger.importOutcomes());
        }
    }
}
