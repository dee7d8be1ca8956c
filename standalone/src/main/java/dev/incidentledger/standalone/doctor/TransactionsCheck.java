package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Whether somebody keeps old versions of the log's head alive, which every append has to pass.
 *
 * @param longest how long a transaction may be open
 */
record TransactionsCheck(Duration longest) implements Check {

    /** Of other roles' sessions no times are shown, but how many transactions ago they began to look. */
    private static final int MANY_TRANSACTIONS = 10_000;

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var open = database.rows("""
                select 'Session %%s of %%s' as what, pid::text as id, coalesce(usename, '?') as whose,
                    'select pg_terminate_backend(' || pid || ')' as cure,
                    extract(epoch from clock_timestamp() - xact_start) as seconds, age(backend_xmin) as transactions
                from pg_catalog.pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                    and (backend_xmin is not null or backend_xid is not null)
                    and (clock_timestamp() - xact_start > interval '%1$d milliseconds' or age(backend_xmin) > %2$d)
                union all
                select 'The prepared transaction %%s of %%s', gid, owner, 'rollback prepared ''' || gid || '''',
                    extract(epoch from clock_timestamp() - prepared), age(transaction)
                from pg_catalog.pg_prepared_xacts
                where database = current_database() and clock_timestamp() - prepared > interval '%1$d milliseconds'
                order by 5 desc nulls last
                """.formatted(longest.toMillis(), MANY_TRANSACTIONS));
        return open.isEmpty()
                ? List.of(Finding.ok(name(), "No transaction has been open for long"))
                : open.stream().map(this::finding).toList();
    }

    private Finding finding(Row open) {
        var since = open.text("seconds").isEmpty()
                ? "for %,d transactions of others".formatted(open.number("transactions"))
                : "for %,d s".formatted(open.seconds("seconds").toSeconds());
        return Finding.warning(
                name(),
                "%s has been in one transaction %s, which slows every append down"
                        .formatted(open.text("what").formatted(open.text("id"), open.text("whose")), since),
                "Let it end, or end it: %s".formatted(open.text("cure")));
    }
}
