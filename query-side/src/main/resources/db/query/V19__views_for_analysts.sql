-- What analysts read by SQL lies in a schema of its own. The file for administrators makes it, where a role is not to make any.
do $$
begin
    if to_regnamespace('analytics') is null then
        create schema analytics;
    end if;
exception when insufficient_privilege then
    raise exception 'the schema analytics is missing, and % may not make it: run postgresql-roles.sql again', current_user;
end
$$;

-- One row for each update that was told, notes left out, as it reads now.
create table query.told_update_v1 (
    update_id      text        not null,
    incident_id    text        not null,
    status         text        not null,
    message        text        not null,
    occurred_at    timestamptz not null,
    recorded_at    timestamptz not null,
    next_update_by timestamptz,
    versions       integer     not null,
    primary key (incident_id, update_id)
);

-- One row for each correction of an update or, without one, of the title. The version is that of the incident.
create table query.told_correction_v1 (
    incident_id   text        not null,
    version       bigint      not null,
    update_id     text,
    parts         text[]      not null,
    told_at       timestamptz not null,
    corrected_at  timestamptz not null,
    delay_seconds bigint      not null,
    reason        text,
    primary key (incident_id, version)
);

-- What views go by that does not follow from the log: at most one row.
create table query.view_setting (
    one           boolean  primary key default true check (one),
    zone          text     not null,
    promise_grace interval not null
);
