package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Neighboring days that are told of together, for they are all quiet; or one day.
 *
 * @param first index of the first of them
 */
record Stop(int first, List<Day> days) {

    /** What narrow windows hide, in these steps, must not share a stop with what they show. */
    private static final int HIDDEN_TOGETHER = 30;

    static List<Stop> of(List<Day> days, Grain grain) {
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < days.size(); i++) {
            if (i > 0 && areTogether(days, i, grain)) {
                stops.getLast().days().add(days.get(i));
            } else {
                stops.add(new Stop(i, new ArrayList<>(List.of(days.get(i)))));
            }
        }
        return stops;
    }

    private static boolean areTogether(List<Day> days, int index, Grain grain) {
        return grain != Grain.ALL && index % HIDDEN_TOGETHER != 0 && areAlike(days.get(index - 1), days.get(index));
    }

    private static boolean areAlike(Day one, Day other) {
        return one.isQuiet() && other.isQuiet() && one.known() == other.known();
    }

    /** How wide it is, by number, and in how narrow a window it still shows, by letter. */
    String cssClass(int all) {
        int age = (all - 1 - first) / HIDDEN_TOGETHER;
        return "wmo".charAt(Math.min(age, 2)) + String.valueOf(days.size());
    }

    String words(Frame frame) {
        var phrases = frame.phrases();
        var times = frame.times();
        var from = times.shortDay(days.getFirst().date());
        return days.size() == 1
                ? phrases.say("bars.day", from, state(frame))
                : phrases.say("bars.days", from, times.shortDay(days.getLast().date()), state(frame));
    }

    private String state(Frame frame) {
        if (days.stream().noneMatch(Day::known)) {
            return frame.phrases().say("bars.nodata");
        }
        var times = days.getFirst().times();
        return times.isEmpty()
                ? frame.phrases().word(ComponentStatus.OPERATIONAL)
                : times.entrySet().stream().map(time -> words(time, frame)).collect(Collectors.joining("; "));
    }

    private static String words(Map.Entry<ComponentStatus, Duration> time, Frame frame) {
        return frame.phrases()
                .say(
                        "bars.time",
                        frame.phrases().word(time.getKey()),
                        frame.times().length(time.getValue()));
    }
}
