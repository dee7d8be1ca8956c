package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.lines;
import static dev.incidentledger.benchmarks.Markdown.number;
import static dev.incidentledger.benchmarks.Markdown.row;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of {@link Rebuild} as tables. */
final class RebuildReport {

    static final List<Integer> STOCK_BATCHES = List.of(1, 1_000);

    private final RebuildSubject few;
    private final RebuildSubject many;
    private final Match match;
    private final Map<String, Long> rows = new HashMap<>();

    RebuildReport(RebuildSubject few, RebuildSubject many, Match match) throws SQLException {
        this.few = few;
        this.many = many;
        this.match = match;
        for (var subject : List.of(few, many)) {
            for (var projection : RebuiltProjection.values()) {
                rows.put(rebuild(subject, projection), subject.rowsOf(projection));
            }
        }
    }

    static String copyOut(RebuildSubject subject) {
        return "COPY-out" + subject.events();
    }

    static String rebuild(RebuildSubject subject, RebuiltProjection projection) {
        return projection.group() + subject.events();
    }

    static String stock(int batchSize) {
        return "Axon, an upsert for each event, in batches of " + number(batchSize);
    }

    String text() {
        return """
                # Rebuilding projections

                Median of the rounds, with the least and the most in brackets. Each projection is emptied and made anew from the
                whole log until it is level with it; COPY-out reads the log out of the same database in text format, over one
                connection, and drops it. Processor time is in microseconds of one event. Strangers: processors that other
                programs kept busy meanwhile.

                | what | events | events per second | of COPY-out | JVM | PostgreSQL | strangers | rows |
                |---|---|---|---|---|---|---|---|
                %s
                %s
                %s

                How many times as much a rebuild takes on the long log as on the short one, which has a tenth of its events. What is
                the same for both flatters the time: stopping a processor that waits for events takes up to a second.

                | what | time | processor time of JVM and PostgreSQL |
                |---|---|---|
                %s
                """.formatted(
                costs(few),
                costs(many),
                lines(STOCK_BATCHES.stream().map(RebuildReport::stock).map(name -> cost(name, name, copyOut(few)))),
                lines(Arrays.stream(RebuiltProjection.values()).map(this::growth)));
    }

    private String costs(RebuildSubject subject) {
        var copyOut = copyOut(subject);
        return lines(Stream.concat(
                Stream.of(cost("COPY-out", copyOut, copyOut)),
                Arrays.stream(RebuiltProjection.values())
                        .map(projection -> cost(projection.group(), rebuild(subject, projection), copyOut))));
    }

    private String cost(String what, String name, String copyOut) {
        var rounds = match.of(name);
        return row(
                what,
                number(rounds.getFirst().done()),
                Spread.of(rounds, Round::perSecond).text(0),
                Spread.ofRatios(rounds, match.of(copyOut), Round::perSecond).text(3),
                Spread.of(rounds, Round::ledgerMicros).text(1),
                Spread.of(rounds, Round::postgresMicros).text(1),
                Spread.of(rounds, Round::strangers).text(1),
                rows.containsKey(name) ? number(rows.get(name)) : "");
    }

    private String growth(RebuiltProjection projection) {
        var onMany = match.of(rebuild(many, projection));
        var onFew = match.of(rebuild(few, projection));
        return row(
                projection.group(),
                Spread.ofRatios(onMany, onFew, Round::seconds).text(2),
                Spread.ofRatios(onMany, onFew, Round::productSeconds).text(2));
    }
}
