package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.lines;
import static dev.incidentledger.benchmarks.Markdown.number;
import static dev.incidentledger.benchmarks.Markdown.row;

import java.util.List;

/** The figures of {@link IncidentGrowth} as tables. */
final class IncidentGrowthReport {

    static final String SHORT_READ = number(IncidentGrowth.SHORT) + " updates, first command";
    static final String LONG_READ = number(IncidentGrowth.LONG) + " updates, first command";
    static final String SHORT_CACHED = number(IncidentGrowth.SHORT) + " updates, cached";
    static final String LONG_CACHED = number(IncidentGrowth.LONG) + " updates, cached";

    private IncidentGrowthReport() {}

    static String of(Match match) {
        return """
                # Commands on a long incident against commands on a short one

                Median of %d rounds of %d commands, with the least and the most in brackets. Each command posts one more update
                over HTTP by a single connection, with all projections live. The product was restarted before: for the first
                command it reads the incident from its log, for the next one the incident is cached. Processor time is in
                microseconds of one command.

                | incident | milliseconds | product | PostgreSQL | transactions | strangers |
                |---|---|---|---|---|---|
                %s

                The long incident over the short one, round by round.

                | | milliseconds | processor time of product and PostgreSQL |
                |---|---|---|
                %s
                %s
                """.formatted(
                        match.of(SHORT_READ).size(),
                        match.of(SHORT_READ).getFirst().done(),
                        lines(List.of(SHORT_READ, LONG_READ, SHORT_CACHED, LONG_CACHED).stream()
                                .map(name -> cost(name, match.of(name)))),
                        ratio("first command", match.of(LONG_READ), match.of(SHORT_READ)),
                        ratio("cached", match.of(LONG_CACHED), match.of(SHORT_CACHED)));
    }

    private static String cost(String name, List<Round> rounds) {
        return row(
                name,
                Spread.of(rounds, Round::millisEach).text(2),
                Spread.of(rounds, Round::ledgerMicros).text(0),
                Spread.of(rounds, Round::postgresMicros).text(0),
                Spread.of(rounds, Round::commits).text(2),
                Spread.of(rounds, Round::strangers).text(1));
    }

    private static String ratio(String name, List<Round> extensive, List<Round> brief) {
        return row(
                name,
                Spread.ofRatios(extensive, brief, Round::millisEach).text(2),
                Spread.ofRatios(extensive, brief, Round::productMicros).text(2));
    }
}
