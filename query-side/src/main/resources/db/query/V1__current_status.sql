-- From best to worst: the order is the severity, so that the worst of several is their maximum.
create type query.component_status as enum (
    'operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage');

-- One row for each incident, as it stands. Notes, drafts and whatever else is internal count for nothing in it; what
-- internal components alone make different stands in a public_ column of its own.
create table query.incident_v1 (
    incident_id           text        primary key,
    title                 text        not null,
    status                text        not null,
    audience              text        not null,
    retracted             boolean     not null,
    scope                 text,
    origin_provider       text,
    derived_impact        text        not null,
    public_derived_impact text        not null,
    impact_override       text,
    component_ids         text[]      not null,
    started_at            timestamptz not null,
    first_display_at      timestamptz not null,
    latest_display_at     timestamptz not null,
    monitoring_at         timestamptz,
    resolved_at           timestamptz,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    version               bigint      not null,
    position              bigint      not null
);

create index incident_v1_latest_first on query.incident_v1 (latest_display_at desc, incident_id desc)
    where not retracted;
create index incident_v1_open on query.incident_v1 (latest_display_at desc, incident_id desc)
    where not retracted and resolved_at is null;
create index incident_v1_component_ids on query.incident_v1 using gin (component_ids);

-- What incidents say of components and have not withdrawn; public if the incident is.
create table query.claim_v1 (
    incident_id  text                   not null,
    component_id text                   not null,
    status       query.component_status not null,
    audience     text                   not null,
    primary key (incident_id, component_id)
);

-- Columns are called as the fields of the catalogue's events; version is that of the last event that touched the row.
create table query.component_v1 (
    component_id          text    primary key,
    name                  text    not null,
    group_id              text,
    position              integer not null,
    description           text,
    start_date            date,
    showcase              boolean not null,
    only_show_if_degraded boolean not null,
    audience              text    not null,
    retired               boolean not null,
    version               bigint  not null
);

create table query.group_v1 (
    group_id text    primary key,
    name     text    not null,
    position integer not null,
    retired  boolean not null,
    version  bigint  not null
);

-- A component's status is the worst claim on it. An internal component has no public status.
create view query.component_health_v1 as
select component.component_id as id,
       component.name,
       component.group_id,
       component.position,
       coalesce(page_group.position, component.position) as page_position,
       component.description,
       component.start_date,
       component.showcase,
       component.only_show_if_degraded,
       component.audience,
       coalesce(claimed.status, 'operational') as status,
       case component.audience when 'public' then coalesce(claimed.public_status, 'operational') end as public_status,
       component.retired,
       component.version
from query.component_v1 component
left join query.group_v1 page_group on page_group.group_id = component.group_id
left join (
    select component_id, max(status) as status, max(status) filter (where audience = 'public') as public_status
    from query.claim_v1
    group by component_id
) claimed on claimed.component_id = component.component_id;

-- The components of the page as the public may know them.
create view query.public_component_v1 as
select id,
       name,
       group_id,
       position,
       page_position,
       description,
       start_date,
       showcase,
       only_show_if_degraded,
       audience,
       public_status as status,
       public_status,
       retired
from query.component_health_v1
where audience = 'public';

-- Incidents as operators see them.
create view query.listed_incident_v1 as
select incident.incident_id as id,
       incident.title,
       incident.status,
       coalesce(incident.impact_override, incident.derived_impact) as impact,
       incident.derived_impact,
       incident.impact_override,
       incident.audience,
       incident.scope,
       incident.origin_provider,
       incident.component_ids,
       incident.started_at,
       incident.first_display_at,
       incident.latest_display_at,
       incident.monitoring_at,
       incident.resolved_at,
       incident.created_at,
       incident.updated_at,
       incident.version,
       array(
           select jsonb_build_object('id', component.component_id, 'name', component.name)
           from unnest(incident.component_ids) with ordinality as affected (component_id, place)
           join query.component_v1 component using (component_id)
           order by place
       ) as components
from query.incident_v1 incident
where not incident.retracted;

-- Incidents as the public may know them.
create view query.public_incident_v1 as
select incident.incident_id as id,
       incident.title,
       incident.status,
       coalesce(incident.impact_override, incident.public_derived_impact) as impact,
       incident.audience,
       incident.scope,
       incident.origin_provider,
       incident.started_at,
       incident.first_display_at,
       incident.latest_display_at,
       incident.monitoring_at,
       incident.resolved_at,
       array(
           select jsonb_build_object('id', component.component_id, 'name', component.name)
           from unnest(incident.component_ids) with ordinality as affected (component_id, place)
           join query.component_v1 component using (component_id)
           where component.audience = 'public'
           order by place
       ) as components
from query.incident_v1 incident
where not incident.retracted and incident.audience = 'public';

create view query.listed_group_v1 as
select page_group.group_id as id,
       page_group.name,
       page_group.position,
       array(
           select component.component_id
           from query.component_v1 component
           where component.group_id = page_group.group_id and not component.retired
           order by component.position, component.component_id
       ) as components,
       page_group.retired,
       page_group.version
from query.group_v1 page_group;
