package dev.incidentledger.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This process among all that hold projections of one database, by the clock of the database. */
final class Presence {

    /**
     * A process that is present.
     *
     * @param node its name
     * @param knows the projections that it has the code of
     * @param holds how many tokens are claimed in its name
     */
    record Holder(String node, Set<String> knows, int holds) {}

    private final JdbcClient db;
    private final String node;

    /** @param node tells it from other processes, and is the owner of its tokens */
    Presence(JdbcClient db, String node) {
        this.db = db;
        this.node = node;
    }

    String node() {
        return node;
    }

    /**
     * Makes it known, to be repeated every second.
     *
     * <p>Others are gone who were not seen in the 7 seconds before this process was seen last: while the database stands still, or
     * this process does, nobody is taken for gone. Whoever was seen in the future said so before the clock was set back, and
     * does not count until it says so again.
     *
     * @param knows the projections that it has the code of
     * @return all who are present, this one as well
     */
    List<Holder> announce(Set<String> knows) {
        return db.sql("""
                        with self as (select ? as node, ?::text[] as projections),
                        last as (select max(seen_at) as seen_at from query.projection_holder join self using (node)),
                        others as (
                            select node, projections from query.projection_holder as other, last
                            where node <> (select node from self)
                                and other.seen_at > least(last.seen_at, clock_timestamp()) - interval '7 seconds'
                                and other.seen_at < clock_timestamp() + interval '1 second'),
                        said as (
                            insert into query.projection_holder (node, projections, seen_at)
                            select node, projections, clock_timestamp() from self
                            on conflict (node) do update set projections = excluded.projections, seen_at = excluded.seen_at
                            returning node, projections)
                        select node, projections, (select count(*) from query.token_entry where owner = node) as holds
                        from (table others union all table said) as present
                        """)
                .params(node, knows.toArray(String[]::new))
                .query(Presence::holder)
                .list();
    }

    /** Has others know at once that it is gone; whoever did not come back for a day is forgotten with it. */
    void leave() {
        db.sql("delete from query.projection_holder where node = ? or seen_at < clock_timestamp() - interval '1 day'")
                .param(node)
                .update();
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        var projections = (String[]) row.getArray("projections").getArray();
        return new Holder(row.getString("node"), Set.of(projections), row.getInt("holds"));
    }
}
