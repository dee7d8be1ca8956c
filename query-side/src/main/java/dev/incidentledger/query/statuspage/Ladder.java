package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.analytics.DelayRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Delays as bars from 0 to 1000. The scale is logarithmic: minutes and weeks stand on one ladder. */
final class Ladder {

    private static final int WIDTH = 1000;
    private static final List<Duration> MARKS = List.of(
            Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

    private final double longest;

    Ladder(List<DelayRow> delays) {
        long most = delays.stream()
                .map(DelayRow::p90Seconds)
                .mapToLong(seconds -> seconds == null ? 0 : seconds)
                .max()
                .orElse(0);
        this.longest = log(Math.max(most, MARKS.getFirst().toSeconds()));
    }

    long width(@Nullable Long seconds) {
        return seconds == null || seconds <= 0 ? 0 : Math.max(2, Math.round(WIDTH * log(seconds) / longest));
    }

    /** Those that the longest bar gets to. */
    List<Duration> marks() {
        return MARKS.stream().filter(mark -> log(mark.toSeconds()) <= longest).toList();
    }

    /** Their lines, over the height of a bar. */
    String lines() {
        return marks().stream()
                .map(mark -> "M%d 0v20".formatted(width(mark.toSeconds())))
                .collect(Collectors.joining());
    }

    /** Where it stands, in percent. */
    String place(Duration mark) {
        return width(mark.toSeconds()) / 10 + "%";
    }

    private static double log(long seconds) {
        return Math.log1p(seconds / 60.0);
    }
}
