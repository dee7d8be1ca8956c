package dev.incidentledger.query.report;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Renders a history, the recorded ones as the public reads them. */
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
        return unwrapped(render(ReportFormat.TEXT, Language.EN, incident, now, Hindsight.NONE));
    }

    static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }

    static String render(ReportFormat format, Recording recording) {
        return render(format, Language.EN, told(recording), Recording.at(600), Hindsight.NONE);
    }

    static String render(
            ReportFormat format, Language language, IncidentHistory incident, Instant now, Hindsight hindsight) {
        var report = Report.of(incident, ExchangeOutage.PAGE, RULE, now, hindsight, language);
        return format.render(language, incident.title(), report);
    }

    static IncidentHistory told(Recording recording) {
        return recording.history().publicView(Set.of()).orElseThrow();
    }
}
