package dev.incidentledger.query.language;

import java.time.Duration;

/** How long something took, rounded down: nothing is made longer than it was. */
public final class Durations {

    private final Phrases phrases;

    public Durations(Phrases phrases) {
        this.phrases = phrases;
    }

    /** As in {@code 2d 3h}, {@code 1h 8m} or {@code 12m}. */
    public String brief(Duration duration) {
        if (duration.toMinutes() == 0) {
            return phrases.say("duration.hardly");
        }
        if (duration.toDays() > 0) {
            return phrases.say("duration.days", duration.toDays(), duration.toHoursPart());
        }
        return duration.toHours() > 0
                ? phrases.say("duration.hours", duration.toHours(), duration.toMinutesPart())
                : phrases.say("duration.minutes", duration.toMinutes());
    }

    /** As in {@code 8 minutes} or {@code 1 hour 5 minutes}. */
    public String inWords(Duration duration) {
        if (duration.toMinutes() == 0) {
            return phrases.say("duration.hardly");
        }
        var minutes = phrases.say("duration.words.minutes", duration.toMinutesPart());
        if (duration.toHours() == 0) {
            return minutes;
        }
        var hours = phrases.say("duration.words.hours", duration.toHours());
        return duration.toMinutesPart() == 0 ? hours : hours + " " + minutes;
    }
}
