package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Holds the clock of this machine against that of the database, which times what is recorded. */
record ClockCheck(InstantSource clock) implements Check {

    private static final Duration TOO_FAR = Duration.ofSeconds(60);
    private static final Duration FAR = Duration.ofSeconds(5);
    private static final String CURE =
            "Set both clocks by NTP; the one that counts is that of the machine on which the product runs";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var before = clock.instant();
        var there = Instant.EPOCH.plus(database.row("select extract(epoch from clock_timestamp()) as seconds")
                .seconds("seconds"));
        var halfway = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        var ahead = Duration.between(there, halfway);
        var found = "The clock of this machine is %.1f s %s that of the database"
                .formatted(ahead.abs().toMillis() / 1_000.0, ahead.isNegative() ? "behind" : "ahead of");
        if (ahead.abs().compareTo(TOO_FAR) > 0) {
            return List.of(Finding.problem(name(), found, CURE));
        }
        return List.of(
                ahead.abs().compareTo(FAR) > 0 ? Finding.warning(name(), found, CURE) : Finding.ok(name(), found));
    }
}
