package dev.incidentledger.e2e;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One hash for all rows of each table of the read models, whatever their order. */
public final class ReadModelHashes {

    private ReadModelHashes() {}

    /** By table. Rows are hashed as text, with times in the zone of the session. */
    public static Map<String, String> of(JdbcClient db) {
        var hashes = new TreeMap<String, String>();
        tables(db).forEach(table -> hashes.put(table, hashOf(table, db)));
        return hashes;
    }

    private static List<String> tables(JdbcClient db) {
        return db.sql(
                        "select tablename from pg_tables where schemaname = 'query' and tablename ~ '_v[0-9]+$' order by 1")
                .query(String.class)
                .list();
    }

    private static String hashOf(String table, JdbcClient db) {
        return db.sql("""
                        select encode(sha256(convert_to(coalesce(string_agg(line, '\\n' order by line), ''), 'UTF8')), 'hex')
                        from (select row_of_it::text collate "C" as line from query.%s as row_of_it) as lines
                        """.formatted(table)).query(String.class).single();
    }
}
