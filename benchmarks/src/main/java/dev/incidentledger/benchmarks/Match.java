package dev.incidentledger.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;

/** The turns of several entrants, taken one after the other in each round, so that all of them meet the same machine. */
record Match(Map<String, List<Round>> rounds) {

    static Match play(List<Entrant> entrants, Turn turn) throws Exception {
        var turns = new LinkedHashMap<String, Callable<Round>>();
        entrants.forEach(entrant -> turns.put(entrant.name(), () -> turn.of(entrant)));
        return play(turns);
    }

    /** @param turns by the name of the entrant */
    static Match play(SequencedMap<String, Callable<Round>> turns) throws Exception {
        var rounds = new LinkedHashMap<String, List<Round>>();
        for (int round = 0; round < Effort.CHOSEN.rounds(); round++) {
            for (var turn : turns.entrySet()) {
                rounds.computeIfAbsent(turn.getKey(), _ -> new ArrayList<>())
                        .add(turn.getValue().call());
            }
        }
        return new Match(rounds);
    }

    List<Round> of(String entrant) {
        return rounds.getOrDefault(entrant, List.of());
    }

    interface Turn {
        Round of(Entrant entrant) throws Exception;
    }
}
