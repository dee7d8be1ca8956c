-- What incidents and maintenances say of components in public, in valid time, once by the times that were published and once by
-- those that are known to be real. Open claims have no end. Of a maintenance, the window that was announced when it began.
create table query.outage_claim_v1 (
    basis        text        not null,
    source_id    text        not null,
    component_id text        not null,
    status       text        not null,
    from_at      timestamptz not null,
    to_at        timestamptz,
    window_known boolean     not null,
    agreed_from  timestamptz,
    agreed_until timestamptz,
    primary key (source_id, basis, component_id, from_at)
);

create index outage_claim_v1_component on query.outage_claim_v1 (basis, component_id, from_at);
create index outage_claim_v1_latest on query.outage_claim_v1 (basis, from_at);
create index outage_claim_v1_span on query.outage_claim_v1 using gist (tstzrange(from_at, to_at));
create index outage_claim_v1_standing on query.outage_claim_v1 (basis, component_id) where to_at is null;

-- Elapsed microseconds of each day by what stood on the component at each moment, from ended claims alone: the worst of
-- incidents, the worst of maintenances, and whether a maintenance ran in its announced window. Quiet days have no row.
create table query.outage_day_v1 (
    basis              text    not null,
    component_id       text    not null,
    day                date    not null,
    incident_status    text    not null,
    maintenance_status text    not null,
    agreed             boolean not null,
    micros             bigint  not null,
    primary key (basis, component_id, day, incident_status, maintenance_status, agreed)
);

create index outage_day_v1_day on query.outage_day_v1 (basis, day);

-- From when to when each component counts, and in which group it is; null where nobody said.
create table query.outage_component_v1 (
    component_id text primary key,
    group_id     text,
    start_date   date,
    retired_at   timestamptz
);

-- The zone whose midnights split the days above: at most one row.
create table query.outage_zone_v1 (
    zone text primary key
);
