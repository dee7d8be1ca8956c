package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether anybody but the owner of the log could rewrite it. */
record RolesCheck() implements Check {

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var findings = Stream.of(ofUs(database), ofOwners(database), ofRights(database))
                .flatMap(List::stream)
                .toList();
        return findings.isEmpty()
                ? List.of(Finding.ok(
                        name(),
                        database.row(
                                        "select format('%s reads the log and appends to it, and may do no more', current_user) as found")
                                .text("found")))
                : findings;
    }

    private List<Finding> ofUs(Database database) throws SQLException {
        var us = database.row("""
                select current_user as name, bool_or(pg_has_role(nspowner, 'member')
                    or coalesce(pg_has_role(relowner, 'member'), false)) as owner
                from pg_catalog.pg_namespace left join pg_catalog.pg_class on relnamespace = pg_namespace.oid
                where nspname = 'event_store'
                """);
        return us.isTrue("owner")
                ? List.of(Finding.warning(
                        name(),
                        "The role %s could rewrite history, since it has the rights of an owner in the schema event_store"
                                .formatted(us.text("name")),
                        "Part it in two roles, as docs/operations.md says under \"A database of your own\""))
                : List.of();
    }

    private List<Finding> ofOwners(Database database) throws SQLException {
        var others = new ArrayList<Finding>();
        for (var foreign : database.rows("""
                select format('%I.%I', nspname, relname) as what, relowner::regrole as owner, nspowner::regrole as rightful
                from pg_catalog.pg_namespace join pg_catalog.pg_class on relnamespace = pg_namespace.oid
                where nspname = 'event_store' and relkind = 'r' and relowner <> nspowner
                union all
                select format('%I.%I', nspname, proname), proowner::regrole, nspowner::regrole
                from pg_catalog.pg_namespace join pg_catalog.pg_proc on pronamespace = pg_namespace.oid
                where nspname = 'event_store' and proowner <> nspowner
                order by 1
                """)) {
            others.add(Finding.problem(
                    name(),
                    "%s belongs to %s, and the schema around it to %s"
                            .formatted(foreign.text("what"), foreign.text("owner"), foreign.text("rightful")),
                    "Run docs/postgresql-roles.sql again, which gives all of it to one owner"));
        }
        return others;
    }

    /** Of columns too; the head's may be moved, which a trigger lets happen forward only. */
    private List<Finding> ofRights(Database database) throws SQLException {
        return database.rows("""
                        select distinct case grantee when 0 then 'public' else grantee::regrole::text end as who,
                            lower(privilege_type) as may, format('event_store.%I', relname) as what
                        from pg_catalog.pg_class
                            left join pg_catalog.pg_attribute on attrelid = pg_class.oid and attacl is not null and relname = 'event_log',
                            lateral (select * from aclexplode(relacl) union all select * from aclexplode(attacl)) as granted
                        where relnamespace = 'event_store'::regnamespace and relname in ('event_log', 'event_log_head')
                            and grantee <> relowner and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
                        order by 1, 2, 3
                        """).stream()
                .map(right -> Finding.problem(
                        name(),
                        "%s may %s %s".formatted(right.text("who"), right.text("may"), right.text("what")),
                        "As the owner: revoke %s on %s from %s; then ask who granted it"
                                .formatted(right.text("may"), right.text("what"), right.text("who"))))
                .toList();
    }
}
