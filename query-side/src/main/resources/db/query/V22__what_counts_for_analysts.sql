-- When an incident began no longer follows from a corrected update. All are read anew from the log.
drop table query.analytics_incident_v1 cascade;

-- One row for each incident: when it took which step, null for a step that nobody told of. Delays are whole seconds.
create table query.analytics_incident_v2 (
    incident_id       text        not null primary key,
    title             text        not null,
    status            text        not null,
    audience          text        not null,
    impact            text        not null,
    origin            text,
    component_ids     text[]      not null,
    told_at           timestamptz not null,
    began_at          timestamptz,
    detected_at       timestamptz,
    published_at      timestamptz,
    identified_at     timestamptz,
    monitoring_at     timestamptz,
    resolved_at       timestamptz,
    postmortem_at     timestamptz,
    told_afterwards   boolean     not null,
    updates           integer     not null,
    update_gaps       bigint[]    not null,
    correction_delays bigint[]    not null,
    retracted         boolean     not null
);

create index analytics_incident_v2_told on query.analytics_incident_v2 (told_at, incident_id);

-- Components know who may see them and when they came: what is internal, or was not there yet, does not count. All are read anew.
drop table query.outage_component_v1;
truncate query.outage_claim_v1, query.outage_day_v1;

-- From when to when each component counts, and in which group it is; null where nobody said.
create table query.outage_component_v2 (
    component_id  text        primary key,
    group_id      text,
    start_date    date,
    audience      text        not null,
    registered_at timestamptz not null,
    retired_at    timestamptz
);

create table query.outage_group_v1 (
    group_id text primary key
);
