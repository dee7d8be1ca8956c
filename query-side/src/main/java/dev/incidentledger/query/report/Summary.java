package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.ExternalReference;
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
    private final PageTime times;
    private final Instant now;

    Summary(IncidentHistory incident, String organization, PageTime times, Instant now) {
        this.incident = incident;
        this.organization = organization;
        this.times = times;
        this.now = now;
    }

    List<Node> blocks() {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.paragraph(lead()));
        incident.impactWindow()
                .ifPresent(established -> blocks.add(Prose.paragraph(bothDurations(established.window()))));
        return blocks;
    }

    private List<Node> lead() {
        var parts = new ArrayList<Node>();
        parts.add(Prose.text("%s reported %s on %s%s%s."
                .formatted(
                        organization,
                        Wording.incidentOf(incident.impact()),
                        times.day(incident.startedAt()),
                        affected(),
                        lasting())));
        var origin = incident.origin();
        if (origin != null) {
            parts.addAll(cause(origin));
        }
        return parts;
    }

    private String affected() {
        var names = incident.components().stream().map(ClaimedComponent::name).toList();
        return names.isEmpty() ? "" : ", affecting " + Wording.components(names);
    }

    private String lasting() {
        return ", lasting " + duration();
    }

    private String duration() {
        return incident.duration().map(Durations::brief).orElseGet(this::soFar);
    }

    /** A retraction ends it: nothing is claimed of it any more. */
    private String soFar() {
        var retraction = incident.retraction();
        return retraction == null
                ? Durations.brief(incident.durationUntil(now)) + " so far"
                : Durations.brief(incident.durationUntil(retraction.provenance().recordedAt()));
    }

    private static List<Node> cause(Origin origin) {
        var parts = new ArrayList<Node>();
        parts.add(Prose.text(" The cause lay with a third party, %s".formatted(origin.provider())));
        var references = origin.references();
        for (int i = 0; i < references.size(); i++) {
            parts.add(Prose.text(i == 0 ? ", which tracks it as " : " and "));
            parts.add(id(references.get(i)));
        }
        parts.add(Prose.text("."));
        return parts;
    }

    private static Node id(ExternalReference reference) {
        return reference.url() == null ? Prose.text(reference.id()) : Prose.link(reference.id(), reference.url());
    }

    private String bothDurations(ImpactWindow window) {
        return "By the page's own account: published %s. According to %s: %s%s%s."
                .formatted(
                        duration(),
                        window.source(),
                        realImpact(window),
                        window.estimated() ? " (estimated)" : "",
                        incident.publishedAfter().map(Summary::madePublic).orElse(""));
    }

    private String realImpact(ImpactWindow window) {
        return window.duration()
                .map(duration -> "real impact %s, from %s to %s"
                        .formatted(
                                Durations.brief(duration),
                                times.dayAndTime(window.from()),
                                times.timeNear(window.from(), window.from().plus(duration))))
                .orElseGet(() -> "real impact since %s".formatted(times.dayAndTime(window.from())));
    }

    private static String madePublic(Duration delay) {
        return "; made public %s %s it began"
                .formatted(Durations.brief(delay.abs()), delay.isNegative() ? "before" : "after");
    }
}
