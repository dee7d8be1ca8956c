package dev.incidentledger.query.report;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.IncidentHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Document;
import org.commonmark.node.Node;

/** Puts a report together: headline, summary, course, promises, lesson, and the rules behind its figures. */
final class Report {

    private final IncidentHistory incident;
    private final StatusPage page;
    private final PromiseRule rule;
    private final Instant now;
    private final Hindsight hindsight;
    private final Wording words;

    private Report(
            IncidentHistory incident,
            StatusPage page,
            PromiseRule rule,
            Instant now,
            Hindsight hindsight,
            Language language) {
        this.incident = incident;
        this.page = page;
        this.rule = rule;
        this.now = now;
        this.hindsight = hindsight;
        this.words = new Wording(language, page.zone());
    }

    /**
     * All of it.
     *
     * @param incident as whoever reads the report may see it
     * @param now the moment at which promises are judged
     */
    static Document of(
            IncidentHistory incident,
            StatusPage page,
            PromiseRule rule,
            Instant now,
            Hindsight hindsight,
            Language language) {
        return Prose.appended(new Document(), new Report(incident, page, rule, now, hindsight, language).blocks());
    }

    private List<Node> blocks() {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.heading(1, incident.title()));
        blocks.addAll(new Notices(incident, hindsight, words).blocks());
        blocks.addAll(new Summary(incident, page.name(), words, now).blocks());
        blocks.addAll(new Background(incident, words).blocks());
        blocks.addAll(new Course(incident, words).blocks());
        blocks.addAll(new PromiseRecord(incident.promises(rule, now), rule.grace(), words, now).blocks());
        blocks.addAll(new Lesson(incident, words).blocks());
        blocks.add(Prose.heading(2, words.say("report.rules")));
        blocks.add(words.paragraph(
                "report.rules.text",
                words.durations().inWords(rule.grace()),
                words.times().zone()));
        return blocks;
    }
}
