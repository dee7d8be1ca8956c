package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.DatabaseTrouble.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several processes lose the database that they share, or die with it, and go on by themselves. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class OutageDrill {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final int KILLS = FULL ? 3 : 1;
    private static final Duration FREEZE = Duration.ofSeconds(FULL ? 20 : 4);
    private static final Duration SLOWNESS = Duration.ofSeconds(FULL ? 20 : 4);
    private static final Duration LIMIT = Duration.ofSeconds(FULL ? 10 : 30);
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final String[] PAGES = {"/", "/history", "/api/v2/summary.json", "/history.atom"};

    /** Who is there before the other, after both were killed at once. */
    enum First {
        PROCESSES,
        DATABASE
    }

    abstract SeparateProcesses ledger();

    @Test
    void a_killed_database_is_survived() throws Exception {
        survive("killed", () -> {
            ledger().server().kill();
            ledger().startDatabaseAgain();
        });
    }

    @Test
    void a_frozen_database_is_survived() throws Exception {
        survive("frozen for %d s".formatted(FREEZE.toSeconds()), () -> {
            ledger().server().freeze();
            try {
                DatabaseTrouble.pass(FREEZE);
            } finally {
                ledger().server().thaw();
            }
        });
    }

    @Test
    void a_slow_database_is_survived() throws Exception {
        survive("slow by %d s a statement".formatted(DELAY.toSeconds()), () -> {
            ledger().way().delayRequests(DELAY);
            try {
                DatabaseTrouble.pass(SLOWNESS);
            } finally {
                ledger().way().delayRequests(Duration.ZERO);
            }
        });
    }

    /** The short form has the harder order alone. */
    static List<First> orders() {
        return FULL ? List.of(First.values()) : List.of(First.PROCESSES);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void all_killed_at_once_come_back_in_either_order(First first) throws Exception {
        var load = Load.through(ledger().admin(), "killed-%s-first".formatted(first));
        var longest = Duration.ZERO;
        for (int round = 1; round <= KILLS; round++) {
            load.awaitMore(50);
            ledger().killAll();
            long begin = System.nanoTime();
            startAgain(first);
            ledger().all().forEach(SideProcess::awaitReady);
            load.awaitMore(1);
            var back = Duration.ofNanos(System.nanoTime() - begin);
            longest = back.compareTo(longest) > 0 ? back : longest;
        }
        load.awaitMore(50);
        load.end();

        ledger().reckoning().assertEachIsThereOnce(load);
        ledger().reckoning().assertProjectionsAreWhatARebuildMakes();
        report(first, load, longest);
    }

    private void startAgain(First first) throws IOException {
        switch (first) {
            case DATABASE -> {
                ledger().startDatabaseAgain();
                ledger().all().forEach(SideProcess::start);
            }
            case PROCESSES -> {
                ledger().all().forEach(SideProcess::start);
                ledger().all().forEach(process -> process.awaitSaid("Waiting for the database"));
                ledger().startDatabaseAgain();
            }
        }
    }

    private void survive(String what, Fault fault) throws Exception {
        try (var visits = PageVisits.start(ledger().anonymous(), PAGES)) {
            var outcome = new DatabaseTrouble(ledger().admin(), LIMIT).survive(fault);
            assertThat(visits.failures()).isEmpty();
            report(what, outcome, visits);
        }
    }

    private static void report(String what, DatabaseTrouble.Outcome outcome, PageVisits visits) throws IOException {
        var pages = visits.answered(100);
        System.out.printf(
                Locale.ROOT,
                "Outage drill, database %s: %s; %,d pages read, the slowest in %.0f ms%n",
                what,
                outcome,
                pages.count(),
                pages.milliseconds());
        if (FULL) {
            ReliabilityDocument.keep(
                    "\\| database %s \\|".formatted(what),
                    String.format(
                            Locale.ROOT,
                            "| database %s | %s | %,d | %,d | %.1f s | %.1f s | %,d, the slowest in %.0f ms |",
                            what,
                            LocalDate.now(),
                            outcome.answered(),
                            outcome.acknowledged(),
                            DatabaseTrouble.seconds(outcome.longestAnswer()),
                            DatabaseTrouble.seconds(outcome.back()),
                            pages.count(),
                            pages.milliseconds()));
        }
    }

    private static void report(First first, Load load, Duration longest) throws IOException {
        var what = "%s first".formatted(first.name().toLowerCase(Locale.ROOT));
        System.out.printf(
                Locale.ROOT,
                "Outage drill, all killed at once %d times, %s: %,d commands acknowledged, none lost, none twice, %,d sent again;"
                        + " acknowledged again within %.1f s%n",
                KILLS,
                what,
                load.acknowledged(),
                load.failures().size(),
                DatabaseTrouble.seconds(longest));
        if (FULL) {
            ReliabilityDocument.keep(
                    "\\| %s \\|".formatted(what),
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %d | %,d | %,d | %.1f s |",
                            what,
                            LocalDate.now(),
                            KILLS,
                            load.acknowledged(),
                            load.failures().size(),
                            DatabaseTrouble.seconds(longest)));
        }
    }
}
