package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.query.timeline.ClaimedComponent;
import dev.incidentledger.query.timeline.IncidentHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/** Who, what, when, which components and how long, in as few sentences as it takes. */
final class Summary {

    private final IncidentHistory incident;
    private final String organization;
    private final Wording words;
    private final Instant now;

    Summary(IncidentHistory incident, String organization, Wording words, Instant now) {
        this.incident = incident;
        this.organization = organization;
        this.words = words;
        this.now = now;
    }

    List<Node> blocks() {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.paragraph(lead()));
        incident.impactWindow().ifPresent(established -> blocks.add(bothDurations(established.window())));
        return blocks;
    }

    private List<Node> lead() {
        var parts = words.tell(
                "report.lead",
                organization,
                words.say("report.incident." + incident.impact().wireName()),
                words.times().day(incident.startedAt()),
                affected(),
                words.say(isOver() ? "report.lasting" : "report.lasting.sofar", duration()));
        var origin = incident.origin();
        if (origin != null) {
            parts.addAll(cause(origin));
        }
        return parts;
    }

    private String affected() {
        var names = incident.components().stream().map(ClaimedComponent::name).toList();
        return names.isEmpty() ? "" : words.say("report.affecting", words.names(names));
    }

    /** A retraction ends it: nothing is claimed of it any more. */
    private boolean isOver() {
        return incident.duration().isPresent() || incident.isRetracted();
    }

    private String duration() {
        var retraction = incident.retraction();
        var until = retraction == null ? now : retraction.provenance().recordedAt();
        return words.durations().brief(incident.duration().orElseGet(() -> incident.durationUntil(until)));
    }

    private List<Node> cause(Origin origin) {
        var parts = words.tell("report.cause", origin.provider());
        var references = origin.references();
        for (int i = 0; i < references.size(); i++) {
            parts.addAll(words.tell(
                    i == 0 ? "report.cause.tracked" : "report.cause.and",
                    Prose.link(references.get(i).id(), references.get(i).url())));
        }
        parts.add(Prose.text("."));
        return parts;
    }

    private Node bothDurations(ImpactWindow window) {
        return words.paragraph(
                "report.durations",
                isOver() ? duration() : words.say("report.sofar", duration()),
                window.source(),
                realImpact(window),
                window.estimated() ? words.say("report.estimated") : "",
                incident.publishedAfter().map(this::madePublic).orElse(""));
    }

    private String realImpact(ImpactWindow window) {
        var from = words.times().dayAndTime(window.from());
        return window.duration()
                .map(duration -> words.say(
                        "report.real",
                        words.durations().brief(duration),
                        from,
                        words.times().timeNear(window.from(), window.from().plus(duration))))
                .orElseGet(() -> words.say("report.real.since", from));
    }

    private String madePublic(Duration delay) {
        return words.say(
                delay.isNegative() ? "report.public.before" : "report.public.after",
                words.durations().brief(delay.abs()));
    }
}
