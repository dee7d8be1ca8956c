-- What dates itself before a promise no longer answers it, unless it resolves the incident. All are read anew from the log.
drop table query.promise_v2;

create table query.promise_v3 (
    incident_id text        not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    due         timestamptz not null,
    answered_by text,
    answered_at timestamptz,
    goes_on     boolean     not null,
    retracted   boolean     not null,
    audience    text        not null,
    primary key (incident_id, made_by)
);

create index promise_v3_latest_first on query.promise_v3 (due desc, made_by desc);
create index promise_v3_awaited on query.promise_v3 (due, made_by) where answered_at is null and goes_on;
