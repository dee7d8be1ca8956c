-- The roles of Incident Ledger, for the administrator of a PostgreSQL server (15 to 18).
--
--   ledger_owner     owns the event log and makes its tables, at the start of a new release, and is used for nothing else
--   ledger           is what Incident Ledger works as: it reads the log and appends to it, and cannot change what is in it
--   ledger_analyst   reads the views of the schema analytics and nothing else; nobody may log in as it until you say so
--
-- Put a password in quotes in the place of OWNER_PASSWORD and of APPLICATION_PASSWORD: as it is, the file is refused.
-- Then run it in the database made for Incident Ledger, with any client, as a superuser or as the owner of the database
-- with the right to create roles. The database must not be ledger's. Running it again does no harm; over a database that
-- was used with the role ledger alone, it takes the log from it.
-- How to start with these roles: operations.md, "A database of your own". How to let analysts in: analytics.md.

do $$
begin
    if to_regrole('ledger_owner') is null then
        create role ledger_owner;
    end if;
    if to_regrole('ledger') is null then
        create role ledger;
    end if;
    if to_regrole('ledger_analyst') is null then
        create role ledger_analyst;
    end if;
end
$$;

alter role ledger_owner login password OWNER_PASSWORD;

alter role ledger login password APPLICATION_PASSWORD;

-- What others put on the path must not run with the rights of the log's owner.
alter role ledger_owner set search_path = '';

do $$
begin
    execute format('revoke all on database %I from public, ledger', current_database());
    execute format('grant connect on database %I to ledger_owner, ledger, ledger_analyst', current_database());
end
$$;

revoke all on schema public from public;

-- Whoever is no superuser may give schemas only to roles that it is a member of.
grant ledger_owner, ledger to current_user;

create schema if not exists event_store;

create schema if not exists command;

create schema if not exists people;

create schema if not exists query;

create schema if not exists analytics;

alter schema event_store owner to ledger_owner;

alter schema command owner to ledger;

alter schema people owner to ledger;

alter schema query owner to ledger;

alter schema analytics owner to ledger;

do $$
declare
    to_the_owner text;
begin
    for to_the_owner in
        select format('alter table %s owner to ledger_owner', oid::regclass)
        from pg_class
        where relnamespace = 'event_store'::regnamespace and relkind = 'r'
        union all
        select format('alter routine %s owner to ledger_owner', oid::regprocedure)
        from pg_proc
        where pronamespace = 'event_store'::regnamespace
    loop
        execute to_the_owner;
    end loop;
end
$$;

grant usage on schema analytics to ledger_analyst;

grant select on all tables in schema analytics to ledger_analyst;

-- An analyst's session begins with these, but may set the times anew: keep the number of connections small.
alter role ledger_analyst connection limit 5;

alter role ledger_analyst set search_path = analytics;

alter role ledger_analyst set default_transaction_read_only = on;

alter role ledger_analyst set statement_timeout = '30s';

alter role ledger_analyst set idle_in_transaction_session_timeout = '10s';

-- Everybody may make large objects, and sort on the disk that the log is on, unless somebody forbids it, which is for a superuser to do.
do $$
begin
    if (select rolsuper from pg_roles where rolname = current_user) then
        alter role ledger_analyst set temp_file_limit = '1GB';
        revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public;
    end if;
end
$$;

revoke ledger_owner, ledger from current_user;
