-- One row for each incident: when it took which step, null for a step that nobody told of. Delays are whole seconds.
create table query.analytics_incident_v1 (
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

create index analytics_incident_v1_told on query.analytics_incident_v1 (told_at, incident_id);
