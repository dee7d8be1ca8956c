package dev.incidentledger.query.report;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Renders a history as the public reads it. */
final class Telling {

    private static final PromiseRule RULE = new PromiseRule(Duration.ofMinutes(2));

    private Telling() {}

    static String plain(Recording recording) {
        return render(ReportFormat.TEXT, recording);
    }

    /** Without the line breaks that only the width of the page asks for. */
    static String unwrapped(Recording recording) {
        return unwrapped(plain(recording));
    }

    static String unwrapped(IncidentHistory incident, Instant now) {
        return unwrapped(render(ReportFormat.TEXT, incident, now));
    }

    static String render(ReportFormat format, Recording recording) {
        return render(format, recording.history().publicView(Set.of()).orElseThrow(), Recording.at(600));
    }

    private static String render(ReportFormat format, IncidentHistory incident, Instant now) {
        return format.render(incident.title(), Report.of(incident, ExchangeOutage.PAGE, RULE, now, Hindsight.NONE));
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
