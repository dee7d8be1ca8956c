-- What incidents said of components in public, in valid time; operational is never claimed. Open claims have no end.
create table query.uptime_claim_v1 (
    incident_id  text        not null,
    component_id text        not null,
    status       text        not null,
    from_at      timestamptz not null,
    to_at        timestamptz,
    primary key (incident_id, component_id, from_at)
);

create index uptime_claim_v1_ended on query.uptime_claim_v1 (component_id, to_at, from_at);

-- Elapsed microseconds by the worst status of each moment, from ended claims alone. Quiet days have no row.
create table query.uptime_day_v1 (
    component_id text   not null,
    day          date   not null,
    maintenance  bigint not null,
    degraded     bigint not null,
    partial      bigint not null,
    major        bigint not null,
    primary key (component_id, day)
);

-- The first day that counts for each component; null when every day does.
create table query.uptime_component_v1 (
    component_id text primary key,
    start_date   date
);

-- The zone whose midnights split the days above: at most one row.
create table query.uptime_zone_v1 (
    zone text primary key
);
