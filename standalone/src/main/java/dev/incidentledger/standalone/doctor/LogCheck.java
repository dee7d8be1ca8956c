package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.List;

/** Whether positions count 1, 2, 3 up to where the log says that it ends. */
record LogCheck() implements Check {

    @Override
    public String name() {
        return "log";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var log = database.row("""
                select coalesce((select position from event_store.event_log_head), -1) as head, count(*) as events,
                    coalesce(max(position), 0) as last
                from event_store.event_log
                """);
        long head = log.number("head");
        return List.of(
                log.number("events") == head && log.number("last") == head
                        ? Finding.ok(name(), "%,d events, none missing".formatted(head))
                        : Finding.problem(
                                name(),
                                "The log says that it ends at position %,d; it has %,d events, the last at position %,d"
                                        .formatted(head, log.number("events"), log.number("last")),
                                "Somebody changed the database: keep it as it is, restore a backup beside it, and compare the two"));
    }
}
