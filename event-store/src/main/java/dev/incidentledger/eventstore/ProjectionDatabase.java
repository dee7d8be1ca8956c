package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.BinaryCopy.RowWriter;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The database as projections write to it. They name their live tables; while they make others beside them, the same
 * statements mean those.
 */
public final class ProjectionDatabase {

    private static final ScopedValue<UnaryOperator<String>> MEANING = ScopedValue.newInstance();

    private final JdbcClient db;
    private final BinaryCopy copy;

    public ProjectionDatabase(JdbcClient db, JdbcOperations copy) {
        this.db = db;
        this.copy = new BinaryCopy(copy);
    }

    /** A statement in the transaction at hand. */
    public StatementSpec sql(String sql) {
        return db.sql(meant(sql));
    }

    /** Appends rows in the transaction at hand, as {@link BinaryCopy} does. */
    public <R> void copyInto(String table, int columns, Collection<R> rows, RowWriter<R> writer) {
        copy.into(meant(table), columns, rows, writer);
    }

    /** @param meaning what a statement means as long as the work lasts, for the thread that does it */
    public static void where(UnaryOperator<String> meaning, Runnable work) {
        ScopedValue.where(MEANING, meaning).run(work);
    }

    private static String meant(String sql) {
        return MEANING.isBound() ? MEANING.get().apply(sql) : sql;
    }
}
