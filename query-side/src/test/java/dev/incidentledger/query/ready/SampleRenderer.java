package dev.incidentledger.query.ready;

import dev.incidentledger.query.language.Language;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Counts how often it renders, and writes the titles of what it was given. */
final class SampleRenderer implements PublicRenderer {

    final AtomicInteger overviews = new AtomicInteger();

    @Override
    public List<Document> overview(PublicRecord record) {
        overviews.incrementAndGet();
        var open = record.open().stream()
                .map(incident -> incident.history().title())
                .collect(Collectors.joining(","));
        return List.of(
                Document.data("/open.txt", "text/plain;charset=utf-8", open),
                Document.data(
                        "/history.txt",
                        "text/plain;charset=utf-8",
                        record.history().stream().map(HistoryLine::title).collect(Collectors.joining(","))),
                Document.page("/sample", Language.EN.tag(), "<p>" + "Hello ".repeat(500)),
                Document.page("/sample", Language.DE.tag(), "<p>" + "Hallo ".repeat(500)),
                Document.asset("/assets/a.css", "text/css", "p{}"));
    }

    @Override
    public List<Document> incident(PublicIncident incident, PublicRecord record) {
        return List.of(Document.data(
                "/i/" + incident.history().id().value(),
                "text/plain;charset=utf-8",
                incident.history().title() + " " + incident.history().updates().size()));
    }
}
