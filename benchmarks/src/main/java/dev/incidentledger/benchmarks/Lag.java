package dev.incidentledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** How long after its answer a command shows in the read models, while commands come at a steady pace. */
final class Lag {

    static final int PER_SECOND = 100;

    private static final int MOST_CONNECTIONS = 64;
    private static final int TURNS_OF_OTHERS = 3;

    private Lag() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        try (var folder = WorkFolder.create();
                var ledger = LedgerProcess.start(folder.path(), 0, Map.of())) {
            var commands = HttpCommands.to(ledger.port(), ledger.adminToken());
            var database = Database.embeddedIn(folder.path());
            try (var connection = database.connect()) {
                var gauge = new Gauge(ledger.pid(), database.postmasterPid(), connection);
                new Entrant("commands", commands, gauge)
                        .warmUp(MOST_CONNECTIONS, Thread.ofPlatform().factory());
                var version = connection.getMetaData().getDatabaseProductVersion();
                results.write("lag.md", "Lag", version, LagReport.of(measure(commands, database, gauge)));
            }
        }
    }

    private static List<LagRound> measure(HttpCommands commands, Database database, Gauge gauge) throws Exception {
        try (var catchUp = new CatchUp(commands);
                var loop = new OpenLoop(commands, PER_SECOND)) {
            catchUp.await();
            loop.send(commandsPerTurn());
            var rounds = new ArrayList<LagRound>();
            for (int round = 0; round < Effort.CHOSEN.rounds(); round++) {
                catchUp.await();
                rounds.add(round(loop, database, gauge));
            }
            return rounds;
        }
    }

    private static LagRound round(OpenLoop loop, Database database, Gauge gauge) throws Exception {
        try (var watch = ProjectionWatch.on(database);
                var sender = Executors.newSingleThreadExecutor()) {
            var start = gauge.read();
            var sent = sender.submit(() -> loop.send(commandsPerTurn()));
            var answers = watch.watchUntilAllShow(sent);
            return LagRound.of(
                    answers, watch, new Round(answers.size(), gauge.read().since(start)));
        }
    }

    /** Three times as long as the turns of other benchmarks, since the rarest are asked for. */
    private static int commandsPerTurn() {
        return Math.toIntExact(
                TURNS_OF_OTHERS * PER_SECOND * Effort.CHOSEN.turn().toMillis() / 1_000);
    }
}
