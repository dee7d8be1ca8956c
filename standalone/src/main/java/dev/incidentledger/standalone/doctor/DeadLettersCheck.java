package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.List;

/** What stands in the way of projections, of those that are at work; while none is, of all that were. */
final class DeadLettersCheck implements Check {

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var letters = database.rows("""
                select projection, letter.name, position, cause, node, tries
                from query.dead_letter as letter
                    left join query.token_entry on processor_name = projection
                where position > coalesce((convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint, 0)
                    and coalesce((
                        select bool_or(projection = any (projections)) from query.projection_holder
                        where seen_at > clock_timestamp() - interval '10 seconds'), true)
                order by projection
                """).stream().map(this::standing).toList();
        return letters.isEmpty() ? List.of(Finding.ok(name(), "No event stands in the way of a projection")) : letters;
    }

    private Finding standing(Row letter) {
        return Finding.problem(
                name(),
                "%s cannot take in the %s at position %,d, in %d tries, the last by %s: %s"
                        .formatted(
                                letter.text("projection"),
                                letter.text("name"),
                                letter.number("position"),
                                letter.number("tries"),
                                letter.text("node"),
                                letter.text("cause")),
                "See docs/operations.md under \"A projection does not move\"");
    }
}
