package dev.incidentledger.query.feeds;

import dev.incidentledger.query.report.CleanHtml;
import java.util.List;
import java.util.stream.Collectors;

/** The updates of one entry as HTML, in the form that readers of status pages' feeds take apart. */
final class EntryHtml {

    private static final String OPENING = "<p>";
    private static final String CLOSING = "</p>";

    private EntryHtml() {}

    static String of(List<FeedUpdate> updates, MarkedTime times) {
        return updates.stream().map(update -> of(update, times)).collect(Collectors.joining());
    }

    /** The first paragraph follows the label; whatever else the operator wrote stands behind it. */
    private static String of(FeedUpdate update, MarkedTime times) {
        var body = CleanHtml.of(update.body()).strip();
        int end = body.startsWith(OPENING) ? body.indexOf(CLOSING) : -1;
        var first = end < 0 ? "" : body.substring(OPENING.length(), end);
        var others = end < 0 ? body : body.substring(end + CLOSING.length()).strip();
        return "<p> <small>%s</small><br> <strong>%s</strong> - %s </p>%s"
                .formatted(times.of(update.at()), update.label(), first, others);
    }
}
