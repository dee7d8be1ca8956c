-- Maintenances know when they were last told of, which is their order in v2. All are read anew from the log.
drop table query.maintenance_v1, query.maintenance_event_v1;

-- One row for each maintenance, as it stands. What was planned and what happened are told apart; the last two columns
-- say from when to when it lasts by what is known: the actual time where there is one, else the planned one.
create table query.maintenance_v2 (
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
    latest_display_at    timestamptz not null,
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

create index maintenance_v2_latest_planned_first on query.maintenance_v2 (scheduled_for desc, maintenance_id desc);
create index maintenance_v2_latest_told_first on query.maintenance_v2 (latest_display_at desc, maintenance_id desc);
create index maintenance_v2_component_ids on query.maintenance_v2 using gin (component_ids);

-- One row for each event of a maintenance, as it was recorded.
create table query.maintenance_event_v2 (
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

-- When each component and group came into the catalogue and was last changed there, and what the source of an imported one
-- said of it beyond that: JSON, as the importer kept it.
create table query.catalogue_date_v1 (
    id          text        primary key,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    source_rest text
);
