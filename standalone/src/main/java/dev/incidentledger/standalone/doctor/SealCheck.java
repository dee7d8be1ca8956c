package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * How far the log is sealed and signed.
 *
 * @param late how long an event may wait for that
 */
record SealCheck(Duration late) implements Check {

    @Override
    public String name() {
        return "checkpoints";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var log = database.row("""
                select head, tree, signed, head - signed as unsigned,
                    extract(epoch from clock_timestamp() - next.recorded_at) as waits,
                    extract(epoch from clock_timestamp()
                        - (select signed_at from query.log_checkpoint where size = signed)) as age
                from (select (select position from event_store.event_log_head) as head,
                            (select size from query.log_tree) as tree,
                            (select coalesce(max(size), 0) from query.log_checkpoint) as signed) as sizes
                    left join event_store.event_log as next on next.position = signed + 1
                """);
        if (Math.max(log.number("tree"), log.number("signed")) > log.number("head")) {
            return List.of(Finding.problem(
                    name(),
                    "%,d events were sealed, and the log has %,d: events were taken away, or an older log was restored"
                            .formatted(Math.max(log.number("tree"), log.number("signed")), log.number("head")),
                    "Restore the log of the same moment, and see docs/operations.md under \"When signing pauses\""));
        }
        if (log.number("unsigned") > 0 && log.seconds("waits").compareTo(late) > 0) {
            return List.of(
                    Finding.problem(
                            name(),
                            "%,d events are under no checkpoint, and the first of them is %,d s old"
                                    .formatted(
                                            log.number("unsigned"),
                                            log.seconds("waits").toSeconds()),
                            "The log of the product says why nothing is signed; see docs/operations.md under \"When signing pauses\""));
        }
        return List.of(Finding.ok(
                name(),
                log.text("age").isEmpty()
                        ? "Nothing is signed yet"
                        : "The newest reaches to position %,d of %,d and is %,d s old"
                                .formatted(
                                        log.number("signed"),
                                        log.number("head"),
                                        log.seconds("age").toSeconds())));
    }
}
