package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AggregateLockTest {

    private static final Duration SOONER_THAN_AXON_WOULD = Duration.ofSeconds(30);

    @Test
    void a_command_gives_up_its_turn_while_whoever_sent_it_still_waits() {
        var locks = DiscoveredHandlers.oneAfterTheOther();
        try (var _ = locks.obtainLock("inc_1")) {
            var another =
                    CompletableFuture.runAsync(() -> locks.obtainLock("inc_1").release());

            assertThat(another)
                    .failsWithin(SOONER_THAN_AXON_WOULD)
                    .withThrowableThat()
                    .withCauseInstanceOf(LockAcquisitionFailedException.class);
        }
        assertThat(CompletableFuture.runAsync(() -> locks.obtainLock("inc_1").release()))
                .succeedsWithin(SOONER_THAN_AXON_WOULD);
    }
}
