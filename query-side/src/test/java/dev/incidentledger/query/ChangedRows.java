package dev.incidentledger.query;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of a read model as somebody changed them behind its back, until they are put right again. */
public final class ChangedRows implements AutoCloseable {

    private final JdbcClient db;
    private final String table;

    /** @param change a statement on the table */
    public ChangedRows(QueryServer server, String table, String change) {
        this.db = server.get(JdbcClient.class);
        this.table = table;
        db.sql("create table kept as select * from query." + table).update();
        db.sql(change).update();
    }

    @Override
    public void close() {
        db.sql("delete from query." + table).update();
        db.sql("insert into query.%1$s (%2$s) select %2$s from kept".formatted(table, columns()))
                .update();
        db.sql("drop table kept").update();
    }

    /** Without those that the database makes of the others. */
    private String columns() {
        return db.sql("""
                        select string_agg(quote_ident(column_name), ', ') from information_schema.columns
                        where table_schema = 'query' and table_name = ? and is_generated = 'NEVER'
                        """).param(table).query(String.class).single();
    }
}
