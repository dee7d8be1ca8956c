package dev.incidentledger.eventstore.rebuild;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables like those of a projection, beside them in the schema {@code query}: the same columns, keys and indexes, and
 * {@code _shadow} behind each name. All is done in the transaction at hand.
 */
final class ShadowTables {

    private static final String LIVE_INDEXES = """
            from pg_index
            join pg_class index on index.oid = indexrelid
            join pg_class live on live.oid = indrelid
            where live.relnamespace = 'query'::regnamespace and live.relname = any (?)
            """;

    /** A name takes 63 bytes, the suffix included. */
    private static final String SHADOW_INDEX = "left(index.relname, 56) || '_shadow'";

    private static final String MAKE_KEYS = """
            select format('alter table query.%%I add constraint %%I %%s',
                live.relname || '_shadow', %s, pg_get_constraintdef(key.oid))
            from pg_constraint key
            join pg_class index on index.oid = conindid
            join pg_class live on live.oid = conrelid
            where live.relnamespace = 'query'::regnamespace and live.relname = any (?)
            """.formatted(SHADOW_INDEX);

    private static final String MAKE_INDEXES = """
            select replace(pg_get_indexdef(index.oid),
                format(' INDEX %%I ON query.%%I ', index.relname, live.relname),
                format(' INDEX %%I ON query.%%I ', %s, live.relname || '_shadow'))
            %s and not exists (select from pg_constraint where conindid = index.oid)
            """.formatted(SHADOW_INDEX, LIVE_INDEXES);

    private static final String RENAME_INDEXES =
            "select format('alter index query.%%I rename to %%I', %s, index.relname) %s"
                    .formatted(SHADOW_INDEX, LIVE_INDEXES);

    private static final String FROM_VIEWS = """
            from pg_class view
            where relkind = 'v' and oid in (
                select ev_class
                from pg_rewrite rule
                join pg_depend on classid = 'pg_rewrite'::regclass and objid = rule.oid
                join pg_class live on refclassid = 'pg_class'::regclass and refobjid = live.oid
                where live.relnamespace = 'query'::regnamespace and live.relname = any (?))
            """;

    private static final String VIEWS = "select view.oid::regclass " + FROM_VIEWS;

    /** Views over views stay as they are: those beneath them keep their identity. */
    private static final String MAKE_VIEWS = """
            select format('create or replace view %s %s as %s', view.oid::regclass,
                'with (' || array_to_string(reloptions, ', ') || ')', pg_get_viewdef(view.oid))
            """ + FROM_VIEWS;

    private static final String GRANT_ACCESS = """
            select format('grant %s on query.%I to %s', privilege_type, relname,
                case grantee when 0 then 'public' else grantee::regrole::text end)
            from pg_class live, aclexplode(relacl)
            where relnamespace = 'query'::regnamespace and relname = any (?) and grantee <> relowner
            """;

    private static final String SHAPE = """
            select md5(string_agg(line, ' ' order by line))
            from (
                select concat_ws(' ', relname, attname, format_type(atttypid, atttypmod), attnotnull,
                    pg_get_expr(adbin, adrelid))
                from pg_class
                join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
                left join pg_attrdef on adrelid = attrelid and adnum = attnum
                where relnamespace = 'query'::regnamespace and relname = any (?)
                union all
                select indexdef from pg_indexes where schemaname = 'query' and tablename = any (?)
            ) as lines (line)
            """;

    private final JdbcOperations db;
    private final JdbcClient queries;
    private final String[] live;
    private final Pattern liveNames;

    /** @param live the projection's tables in the schema query */
    ShadowTables(JdbcOperations db, List<String> live) {
        this.db = db;
        this.queries = JdbcClient.create(db);
        this.live = live.toArray(String[]::new);
        this.liveNames = Pattern.compile("\\bquery\\.(%s)\\b".formatted(String.join("|", live)));
    }

    static String besides(String live) {
        return live + "_shadow";
    }

    List<String> live() {
        return List.of(live);
    }

    /** Makes of a statement about the live tables the same about these. */
    UnaryOperator<String> meaning() {
        return statement -> liveNames.matcher(statement).replaceAll("query.$1_shadow");
    }

    /** Columns, keys and indexes of the live tables, in a form that differs when they do. */
    String shapeOfLive() {
        return queries.sql(SHAPE).param(live).param(live).query(String.class).single();
    }

    boolean exist() {
        return live.length
                == queries.sql("select count(*) from pg_tables where schemaname = 'query' and tablename = any (?)")
                        .param(Stream.of(live).map(ShadowTables::besides).toArray(String[]::new))
                        .query(Integer.class)
                        .single();
    }

    /** Empty, in place of those that may be left from before. */
    void create() {
        drop();
        for (var table : live) {
            db.execute("create table query.%s (like query.%s including all excluding indexes)"
                    .formatted(besides(table), table));
        }
        statements(MAKE_KEYS).forEach(db::execute);
        statements(MAKE_INDEXES).forEach(db::execute);
    }

    void drop() {
        db.execute("drop table if exists "
                + Stream.of(live).map(table -> "query." + besides(table)).collect(joining(", ")));
    }

    /** So that the first questions to them are planned as the last ones to the live tables were. */
    void analyze() {
        Stream.of(live).forEach(table -> db.execute("analyze query." + besides(table)));
    }

    /**
     * Until the end of the transaction nobody else reads or writes the live tables, nor a moment of several tables. Views come
     * before their tables, as for whoever reads them.
     *
     * @param patience for all of it together
     * @throws org.springframework.dao.QueryTimeoutException when others are at it for longer
     */
    void lockLive(Duration patience) {
        var all = Stream.of(
                        Stream.of("query.rebuild_gate"),
                        statements(VIEWS).stream(),
                        Stream.of(live).map("query."::concat))
                .flatMap(names -> names)
                .collect(joining(", "));
        within(patience, () -> {
            db.execute("lock table %s in access exclusive mode".formatted(all));
            return true;
        });
    }

    /** @throws org.springframework.dao.QueryTimeoutException when a statement of it takes longer */
    <T> T within(Duration patience, Supplier<T> statements) {
        db.execute("set local statement_timeout = " + patience.toMillis());
        var answer = statements.get();
        db.execute("set local statement_timeout to default");
        return answer;
    }

    /** Become the live tables, with the names of all that belongs to those, and for everybody who may read them. */
    void takeOver() {
        db.execute("set local search_path = ''"); // so that views say of each table which schema it is in
        var views = statements(MAKE_VIEWS);
        var indexes = statements(RENAME_INDEXES);
        var grants = statements(GRANT_ACCESS);
        for (var table : live) {
            db.execute("alter table query.%1$s rename to %1$s_replaced".formatted(table));
            db.execute("alter table query.%s rename to %s".formatted(besides(table), table));
        }
        views.forEach(db::execute);
        for (var table : live) {
            db.execute("drop table query.%s_replaced".formatted(table));
        }
        indexes.forEach(db::execute);
        grants.forEach(db::execute);
    }

    private List<String> statements(String sql) {
        return queries.sql(sql).param(live).query(String.class).list();
    }
}
