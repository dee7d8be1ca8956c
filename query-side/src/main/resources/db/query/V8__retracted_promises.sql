-- Promises know whether their incident was retracted, so that months can leave them out. All are read anew from the log.
drop table query.promise_v1;

create table query.promise_v2 (
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

create index promise_v2_latest_first on query.promise_v2 (due desc, made_by desc);
create index promise_v2_awaited on query.promise_v2 (due, made_by) where answered_at is null and goes_on;
