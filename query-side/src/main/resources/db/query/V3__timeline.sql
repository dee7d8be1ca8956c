-- One row for each event of an incident, as it was recorded; read by incident, up to a position or a time.
create table query.timeline_v1 (
    position         bigint      primary key,
    incident_id      text        not null,
    sequence         bigint      not null,
    event_id         text        not null,
    recorded_at      timestamptz not null,
    payload_type     text        not null,
    payload_revision text        not null,
    payload          bytea       not null,
    metadata         bytea       not null,
    unique (incident_id, sequence)
);

-- The components that no public answer may name.
create table query.timeline_internal_component_v1 (
    component_id text primary key
);
