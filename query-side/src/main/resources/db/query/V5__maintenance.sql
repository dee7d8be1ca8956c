-- Incidents are no longer the only ones that say something of components.
alter table query.claim_v1 rename column incident_id to source_id;
alter table query.uptime_claim_v1 rename column incident_id to source_id;

-- For the current status: one row for each maintenance that is announced or under way.
create table query.pending_maintenance_v1 (
    maintenance_id  text        primary key,
    title           text        not null,
    status          text        not null,
    audience        text        not null,
    scheduled_for   timestamptz not null,
    scheduled_until timestamptz not null,
    started_at      timestamptz,
    component_ids   text[]      not null
);

create view query.operators_pending_maintenance_v1 as
select maintenance.maintenance_id as id,
       maintenance.title,
       maintenance.status,
       maintenance.audience,
       maintenance.scheduled_for,
       maintenance.scheduled_until,
       maintenance.started_at,
       array(
           select jsonb_build_object('id', component.component_id, 'name', component.name)
           from unnest(maintenance.component_ids) with ordinality as affected (component_id, place)
           join query.component_v1 component using (component_id)
           order by place
       ) as components
from query.pending_maintenance_v1 maintenance;

create view query.public_pending_maintenance_v1 as
select maintenance.maintenance_id as id,
       maintenance.title,
       maintenance.status,
       maintenance.audience,
       maintenance.scheduled_for,
       maintenance.scheduled_until,
       maintenance.started_at,
       array(
           select jsonb_build_object('id', component.component_id, 'name', component.name)
           from unnest(maintenance.component_ids) with ordinality as affected (component_id, place)
           join query.component_v1 component using (component_id)
           where component.audience = 'public'
           order by place
       ) as components
from query.pending_maintenance_v1 maintenance
where maintenance.audience = 'public';

-- One row for each maintenance, as it stands. What was planned and what happened are told apart; the last two columns
-- say from when to when it lasts by what is known: the actual time where there is one, else the planned one.
create table query.maintenance_v1 (
    maintenance_id       text        primary key,
    title                text        not null,
    status               text        not null,
    audience             text        not null,
    scheduled_for        timestamptz not null,
    scheduled_until      timestamptz not null,
    automatic_start      boolean     not null,
    automatic_completion boolean     not null,
    reminder_minutes     integer,
    started_at           timestamptz,
    completed_at         timestamptz,
    canceled_at          timestamptz,
    components           jsonb       not null,
    component_ids        text[]      not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    version              bigint      not null,
    position             bigint      not null,
    begins_at            timestamptz not null generated always as (coalesce(started_at, scheduled_for)) stored,
    ends_at              timestamptz generated always as (
        case
            when status in ('in_progress', 'verifying') then null
            when started_at is null then scheduled_until
            else coalesce(completed_at, canceled_at)
        end) stored
);

create index maintenance_v1_latest_planned_first on query.maintenance_v1 (scheduled_for desc, maintenance_id desc);
create index maintenance_v1_component_ids on query.maintenance_v1 using gin (component_ids);

-- One row for each event of a maintenance, as it was recorded.
create table query.maintenance_event_v1 (
    position         bigint      primary key,
    maintenance_id   text        not null,
    sequence         bigint      not null,
    event_id         text        not null,
    recorded_at      timestamptz not null,
    payload_type     text        not null,
    payload_revision text        not null,
    payload          bytea       not null,
    metadata         bytea       not null,
    unique (maintenance_id, sequence)
);
