package dev.incidentledger.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/**
 * Updates over HTTP of incidents with a short and with a long history, in turns: the first one after a restart, for which
 * the incident is read from the log, and the ones after it, for which it is cached.
 */
final class IncidentGrowth {

    static final int SHORT = 10;
    static final int LONG = 1_000;

    private static final int CONNECTIONS = 64;
    private static final ThreadFactory CLIENTS = Thread.ofPlatform().factory();

    /** Of each length: each round reads ones that were not read before, and one more round warms up. */
    private static final int INCIDENTS = (Effort.CHOSEN.rounds() + 1) * Effort.CHOSEN.incidents();

    private record Histories(OpenIncidents brief, OpenIncidents extensive) {}

    private IncidentGrowth() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        try (var folder = WorkFolder.create()) {
            var histories = tell(folder);
            try (var ledger = LedgerProcess.start(folder.path(), 0, Map.of())) {
                var commands = histories.brief().commands().at(ledger.port());
                var database = Database.embeddedIn(folder.path());
                try (var connection = database.connect()) {
                    var gauge = new Gauge(ledger.pid(), database.postmasterPid(), connection);
                    new Entrant("new incidents", commands, gauge).warmUp(CONNECTIONS, CLIENTS);
                    var match = compare(histories, commands, gauge);
                    var version = connection.getMetaData().getDatabaseProductVersion();
                    results.write("incident-growth.md", "IncidentGrowth", version, IncidentGrowthReport.of(match));
                }
            }
        }
    }

    private static Histories tell(WorkFolder folder) throws Exception {
        try (var ledger = LedgerProcess.start(folder.path(), 0, Map.of())) {
            var commands = HttpCommands.to(ledger.port(), ledger.adminToken());
            return new Histories(tell(commands, SHORT), tell(commands, LONG));
        }
    }

    private static OpenIncidents tell(HttpCommands commands, int updates) throws Exception {
        var incidents = OpenIncidents.identify(commands, INCIDENTS);
        try (var load = new Load(incidents, CONNECTIONS, CLIENTS)) {
            load.runTimes((long) INCIDENTS * updates);
        }
        return incidents;
    }

    private static Match compare(Histories histories, HttpCommands commands, Gauge gauge) throws Exception {
        var entrants = List.of(
                new Entrant(IncidentGrowthReport.SHORT_READ, histories.brief().over(commands), gauge),
                new Entrant(
                        IncidentGrowthReport.LONG_READ, histories.extensive().over(commands), gauge),
                new Entrant(IncidentGrowthReport.SHORT_CACHED, histories.brief().over(commands), gauge),
                new Entrant(
                        IncidentGrowthReport.LONG_CACHED, histories.extensive().over(commands), gauge));
        try (var catchUp = new CatchUp(commands)) {
            for (var entrant : entrants) {
                playTurn(entrant, catchUp); // warms up what reads and decides
            }
            return Match.play(entrants, entrant -> playTurn(entrant, catchUp));
        }
    }

    /** By one connection: what a single command costs and how long it takes is asked. */
    private static Round playTurn(Entrant entrant, CatchUp catchUp) throws Exception {
        catchUp.await();
        return entrant.turnByCount(1, CLIENTS, Effort.CHOSEN.incidents());
    }
}
