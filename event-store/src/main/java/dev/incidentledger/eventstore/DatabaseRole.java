package dev.incidentledger.eventstore;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Whoever a data source connects as, and what the database lets it do. Names come quoted where SQL wants it. */
record DatabaseRole(DataSource database) {

    String name() {
        return JdbcClient.create(database)
                .sql("select quote_ident(current_user)")
                .query(String.class)
                .single();
    }

    String url() {
        try {
            return JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getURL);
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A schema that is not there yet will be of the role that makes it: this one. */
    String ownerOf(String schema) {
        return JdbcClient.create(database)
                .sql("""
                        select coalesce(min(nspowner::regrole::text), quote_ident(current_user))
                        from pg_namespace where nspname = ?
                        """)
                .param(schema)
                .query(String.class)
                .single();
    }

    /** Whether nothing in the schema is safe from it, as from its owner, a superuser, or a member of such a role. */
    boolean ownsAnythingIn(String schema) {
        return JdbcClient.create(database)
                .sql("""
                        select coalesce(bool_or(pg_has_role(nspowner, 'member')
                            or coalesce(pg_has_role(relowner, 'member'), false)), true)
                        from pg_namespace left join pg_class on relnamespace = pg_namespace.oid
                        where nspname = ?
                        """)
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    /** Who has locks on tables of the schema, this one apart, for whoever is to end them. */
    String holdersIn(String schema) {
        return JdbcClient.create(database)
                .sql("""
                        select coalesce(string_agg(distinct format('session %s of %s (%s)', pid, usename, application_name), ', '), 'nobody any more')
                        from pg_locks join pg_stat_activity using (pid) join pg_class on pg_class.oid = relation
                        where relnamespace = ?::regnamespace and granted and datname = current_database()
                            and pid <> pg_backend_pid()
                        """)
                .param(schema)
                .query(String.class)
                .single();
    }
}
