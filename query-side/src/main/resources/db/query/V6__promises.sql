-- One row for each promise of a next update: what was promised, and which update answered it, as both read now. How good
-- that is depends on the moment of the question and on the grace, and is never kept.
create table query.promise_v1 (
    incident_id text        not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    due         timestamptz not null,
    answered_by text,
    answered_at timestamptz,
    goes_on     boolean     not null,
    audience    text        not null,
    primary key (incident_id, made_by)
);

create index promise_v1_latest_first on query.promise_v1 (due desc, made_by desc);
create index promise_v1_awaited on query.promise_v1 (due, made_by) where answered_at is null and goes_on;
