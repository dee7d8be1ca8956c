package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.language.PageTime;
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
    private final Wording words;
    private final PageTime times;

    Background(IncidentHistory incident, Wording words) {
        this.incident = incident;
        this.words = words;
        this.times = words.times();
    }

    List<Node> blocks() {
        var facts = Stream.of(scope(), references(), earlierTitles(), overrides())
                .flatMap(List::stream)
                .map(fact -> List.<Node>of(Prose.paragraph(fact)))
                .toList();
        return facts.isEmpty() ? List.of() : List.of(Prose.list(facts));
    }

    private List<List<Node>> scope() {
        return incident.scope() == null ? List.of() : List.of(words.tell("report.scope", incident.scope()));
    }

    private List<List<Node>> references() {
        return incident.linkedReferences().stream()
                .map(LinkedReference::reference)
                .map(reference ->
                        words.tell("report.reference", reference.system(), Prose.link(reference.id(), reference.url())))
                .toList();
    }

    private List<List<Node>> earlierTitles() {
        var facts = new ArrayList<List<Node>>();
        var titles = incident.titles();
        for (int i = 1; i < titles.size(); i++) {
            facts.add(words.tell(
                    "report.retitled",
                    times.dayAndTime(titles.get(i).at()),
                    titles.get(i - 1).title(),
                    words.reason(titles.get(i).provenance())));
        }
        return facts;
    }

    private List<List<Node>> overrides() {
        return incident.overrides().stream().map(this::described).toList();
    }

    private List<Node> described(ImpactOverride override) {
        var at = times.dayAndTime(override.at());
        var derived = impact(incident.derivedImpact());
        var reason = words.reason(override.provenance());
        return override.impact() == null
                ? words.tell("report.impact.derived", at, derived, reason)
                : words.tell("report.impact", at, derived, reason, impact(override.impact()));
    }

    private String impact(Impact impact) {
        return words.say("report.impact." + impact.wireName());
    }
}
