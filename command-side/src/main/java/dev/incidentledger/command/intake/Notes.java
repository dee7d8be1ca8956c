package dev.incidentledger.command.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What operators are told of alerts, and nobody else. */
final class Notes {

    private static final int MOST_ALERTS = 50;
    private static final int LONGEST = 25_000;

    private Notes() {}

    static String of(Evidence evidence) {
        var parts = new ArrayList<String>();
        add(parts, "Alerts that fire now:", evidence.fired());
        add(parts, "Alerts that changed:", evidence.changed());
        return Texts.truncated(String.join("\n\n", parts), LONGEST);
    }

    static String allResolved(Standing standing) {
        return standing.isTakenOver()
                ? "All alerts of this group are resolved. An operator took this incident over, so nothing else was done."
                : "All alerts of this group are resolved.";
    }

    private static void add(List<String> parts, String heading, List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        var lines = alerts.stream().limit(MOST_ALERTS).map(Notes::line).collect(Collectors.joining("\n"));
        parts.add(heading + "\n\n" + lines);
        if (alerts.size() > MOST_ALERTS) {
            parts.add("And %d more.".formatted(alerts.size() - MOST_ALERTS));
        }
    }

    private static String line(Alert alert) {
        var labels = new TreeMap<>(alert.labels())
                .entrySet().stream()
                        .map(label -> Texts.escaped(label.getKey() + "=" + label.getValue()))
                        .collect(Collectors.joining(", "));
        var since = alert.startsAt() == null ? "" : " since " + alert.startsAt();
        var summary = alert.annotations().get("summary");
        return "- `%s`%s: %s%s"
                .formatted(
                        alert.fingerprint().replace("`", "'"),
                        since,
                        labels,
                        summary == null ? "" : ". " + Texts.escaped(summary));
    }
}
