package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far projections have read, and whether somebody works on them.
 *
 * @param late how old an event may be that one of them has not seen, and how long ago it may have been worked on
 */
record ProjectionsCheck(Duration late) implements Check {

    @Override
    public String name() {
        return "projections";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var places = database.rows("""
                select name, seen, head, head - seen as events,
                    extract(epoch from clock_timestamp() - next.recorded_at) as seconds,
                    coalesce(owner is not null and clock_timestamp() - worked_on < interval '%d milliseconds', false) as claimed
                from (select processor_name as name, owner, time_stamp::timestamptz as worked_on,
                            coalesce((convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint, 0) as seen
                        from query.token_entry) as place
                    cross join (select position as head from event_store.event_log_head) as log
                    left join event_store.event_log as next on next.position = seen + 1
                order by name
                """.formatted(late.toMillis()));
        var findings = new ArrayList<Finding>();
        places.stream()
                .filter(place -> place.number("events") < 0)
                .map(this::beyond)
                .forEach(findings::add);
        places.stream().filter(this::isLate).map(this::behind).forEach(findings::add);
        var idle = places.stream()
                .filter(Predicate.not(place -> place.isTrue("claimed")))
                .toList();
        if (!idle.isEmpty()) {
            findings.add(unclaimed(idle, idle.size() == places.size()));
        }
        if (places.isEmpty()) {
            findings.add(Finding.warning(name(), "None has begun", "Start the product"));
        }
        return findings.isEmpty() ? List.of(well(places)) : findings;
    }

    private boolean isLate(Row place) {
        return place.number("events") > 0 && place.seconds("seconds").compareTo(late) > 0;
    }

    private Finding beyond(Row place) {
        return Finding.problem(
                name(),
                "%s has seen position %,d, and the log ends at %,d: an older log stands beside newer read models, and no start goes on from there"
                        .formatted(place.text("name"), place.number("seen"), place.number("head")),
                "Restore the log of the same moment; or stop the product and drop the schema query, which is made anew");
    }

    private Finding behind(Row place) {
        return Finding.problem(
                name(),
                "%s is %,d events behind, and the first of them is %,d s old"
                        .formatted(
                                place.text("name"),
                                place.number("events"),
                                place.seconds("seconds").toSeconds()),
                "See what is said of dead-letters, and docs/operations.md under \"A projection does not move\"");
    }

    private Finding unclaimed(Collection<Row> idle, boolean all) {
        return Finding.warning(
                name(),
                all
                        ? "No process works on any of them"
                        : "No process works on %s"
                                .formatted(idle.stream()
                                        .map(place -> place.text("name"))
                                        .distinct()
                                        .collect(Collectors.joining(", "))),
                all ? "Start the product" : "Leave them if they are of an earlier release; else restart the product");
    }

    private Finding well(List<Row> places) {
        long most =
                places.stream().mapToLong(place -> place.number("events")).max().orElse(0);
        return Finding.ok(name(), "%d are at work, at most %,d events behind the log".formatted(places.size(), most));
    }
}
