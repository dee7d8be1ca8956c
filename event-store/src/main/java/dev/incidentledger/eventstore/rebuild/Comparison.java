package dev.incidentledger.eventstore.rebuild;

import static java.util.stream.Collectors.joining;

import dev.incidentledger.eventstore.rebuild.Finding.Difference;
import dev.incidentledger.eventstore.rebuild.Finding.Kind;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Compares the live rows of a table with those beside it by key and hash, in the transaction at hand. */
record Comparison(JdbcClient db, String table) {

    private static final int FIRST = 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    Finding finding() {
        var rows = hashedRows();
        return db.sql(rows + """
                        select count(live.hash), count(rebuilt.hash),
                            count(*) filter (where live.hash is distinct from rebuilt.hash)
                        from live full join rebuilt using (key)
                        """)
                .query((row, _) -> new Finding(
                        table,
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(3) == 0 ? List.of() : first(rows)))
                .single();
    }

    private List<Difference> first(String rows) {
        return db.sql(rows + """
                        select key::text,
                            case when live.hash is null then 'missing' when rebuilt.hash is null then 'surplus' else 'changed' end
                        from live full join rebuilt using (key)
                        where live.hash is distinct from rebuilt.hash
                        order by key
                        limit ?
                        """)
                .param(FIRST)
                .query((row, _) -> new Difference(
                        JSON.readValue(row.getString(1), new TypeReference<>() {}),
                        Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT))))
                .list();
    }

    private String hashedRows() {
        var key = keyColumns().stream().map("'%1$s', %1$s"::formatted).collect(joining(", "));
        return """
                with live as (select jsonb_build_object(%1$s) as key, md5(whole::text) as hash from query.%2$s whole),
                     rebuilt as (select jsonb_build_object(%1$s) as key, md5(whole::text) as hash from query.%3$s whole)
                """.formatted(key, table, ShadowTables.besides(table));
    }

    private List<String> keyColumns() {
        return db.sql("""
                        select attname
                        from pg_index
                        cross join unnest(indkey) with ordinality as part (attnum, place)
                        join pg_attribute using (attnum)
                        where attrelid = indrelid and indisprimary and indrelid = ('query.' || ?)::regclass
                        order by place
                        """).param(table).query(String.class).list();
    }
}
