package dev.incidentledger.standalone.cli;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A rebuild's progress in one line. */
final class ProgressBar {

    private static final int WIDTH = 20;

    private ProgressBar() {}

    /** @param progress as the product answers it */
    static String of(JsonNode progress) {
        long position = progress.path("position").asLong();
        long total = Math.max(1, progress.path("total").asLong());
        int done = (int) (WIDTH * position / total);
        return "[%s%s] %d %% of %,d, %,d events/s%s; it goes on without you"
                .formatted(
                        "#".repeat(done),
                        ".".repeat(WIDTH - done),
                        100 * position / total,
                        total,
                        progress.path("eventsPerSecond").asLong(),
                        left(progress.path("secondsLeft")));
    }

    private static String left(JsonNode seconds) {
        if (!seconds.isNumber()) {
            return "";
        }
        var left = Duration.ofSeconds(seconds.asLong());
        return ", %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
