package dev.incidentledger.query.report;

import java.time.Duration;

/** How long something took, rounded down: nothing is made longer than it was. */
final class Durations {

    private static final String HARDLY = "less than a minute";

    private Durations() {}

    /** As in {@code 2d 3h}, {@code 1h 8m} or {@code 12m}. */
    static String brief(Duration duration) {
        if (duration.toMinutes() == 0) {
            return HARDLY;
        }
        if (duration.toDays() > 0) {
            return "%dd %dh".formatted(duration.toDays(), duration.toHoursPart());
        }
        return duration.toHours() > 0
                ? "%dh %dm".formatted(duration.toHours(), duration.toMinutesPart())
                : "%dm".formatted(duration.toMinutes());
    }

    /** As in {@code 8 minutes} or {@code 1 hour 5 minutes}. */
    static String inWords(Duration duration) {
        if (duration.toMinutes() == 0) {
            return HARDLY;
        }
        var minutes = counted(duration.toMinutesPart(), "minute");
        if (duration.toHours() == 0) {
            return minutes;
        }
        var hours = counted(duration.toHours(), "hour");
        return duration.toMinutesPart() == 0 ? hours : hours + " " + minutes;
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
