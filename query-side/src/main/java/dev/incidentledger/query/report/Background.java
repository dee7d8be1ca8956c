package dev.incidentledger.query.report;

import dev.incidentledger.query.timeline.ImpactOverride;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.LinkedReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Node;

/** What else is on record of the incident as a whole: its scope, its other names, and what was set by hand. */
final class Background {

    private final IncidentHistory incident;
    private final PageTime times;

    Background(IncidentHistory incident, PageTime times) {
        this.incident = incident;
        this.times = times;
    }

    List<Node> blocks() {
        var facts = Stream.of(scope(), references(), earlierTitles(), overrides())
                .flatMap(List::stream)
                .map(fact -> List.<Node>of(Prose.paragraph(fact)))
                .toList();
        return facts.isEmpty() ? List.of() : List.of(Prose.list(facts));
    }

    private List<List<Node>> scope() {
        return incident.scope() == null ? List.of() : List.of(List.of(Prose.text("Scope: " + incident.scope())));
    }

    private List<List<Node>> references() {
        return incident.linkedReferences().stream()
                .map(LinkedReference::reference)
                .map(reference -> List.<Node>of(
                        Prose.text("Also known as %s: ".formatted(reference.system())),
                        reference.url() == null
                                ? Prose.text(reference.id())
                                : Prose.link(reference.id(), reference.url())))
                .toList();
    }

    private List<List<Node>> earlierTitles() {
        var facts = new ArrayList<List<Node>>();
        var titles = incident.titles();
        for (int i = 1; i < titles.size(); i++) {
            facts.add(List.of(Prose.text("Retitled on %s; before it read “%s”.%s"
                    .formatted(
                            times.dayAndTime(titles.get(i).at()),
                            titles.get(i - 1).title(),
                            Reason.of(titles.get(i).provenance())))));
        }
        return facts;
    }

    private List<List<Node>> overrides() {
        return incident.overrides().stream()
                .map(override -> List.<Node>of(Prose.text(described(override))))
                .toList();
    }

    private String described(ImpactOverride override) {
        var impact = override.impact();
        var derived = incident.derivedImpact().wireName();
        return (impact == null
                        ? "Impact left to the components again on %s: %s."
                                .formatted(times.dayAndTime(override.at()), derived)
                        : "Impact set to %s by hand on %s; the components alone make it %s."
                                .formatted(impact.wireName(), times.dayAndTime(override.at()), derived))
                + Reason.of(override.provenance());
    }
}
