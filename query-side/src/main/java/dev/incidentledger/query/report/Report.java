package dev.incidentledger.query.report;

import dev.incidentledger.query.health.PromiseRule;
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
    private final PageTime times;

    private Report(IncidentHistory incident, StatusPage page, PromiseRule rule, Instant now, Hindsight hindsight) {
        this.incident = incident;
        this.page = page;
        this.rule = rule;
        this.now = now;
        this.hindsight = hindsight;
        this.times = new PageTime(page.zone());
    }

    /**
     * All of it.
     *
     * @param incident as whoever reads the report may see it
     * @param now the moment at which promises are judged
     */
    static Document of(IncidentHistory incident, StatusPage page, PromiseRule rule, Instant now, Hindsight hindsight) {
        return Prose.appended(new Document(), new Report(incident, page, rule, now, hindsight).blocks());
    }

    private List<Node> blocks() {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.heading(1, incident.title()));
        blocks.addAll(new Notices(incident, hindsight, times).blocks());
        blocks.addAll(new Summary(incident, page.name(), times, now).blocks());
        blocks.addAll(new Background(incident, times).blocks());
        blocks.addAll(new Course(incident, times).blocks());
        blocks.addAll(new PromiseRecord(incident.promises(rule, now), rule.grace(), times, now).blocks());
        blocks.addAll(new Lesson(incident, times).blocks());
        blocks.add(Prose.heading(2, "How to read the figures"));
        blocks.add(Prose.paragraph(rules()));
        return blocks;
    }

    private String rules() {
        return """
                Durations run from the stated start to the resolution and are rounded down. \
                A promised update counts as kept when the next one is dated at most %s after the promised time. \
                Times are in %s.""".formatted(Durations.inWords(rule.grace()), times.zone());
    }
}
