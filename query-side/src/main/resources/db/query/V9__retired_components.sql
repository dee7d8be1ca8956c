-- A retired component is of no concern any more: whatever still claims it, it counts for nothing in the current status.
create or replace view query.component_health_v1 as
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
) claimed on claimed.component_id = component.component_id and not component.retired;

create or replace view query.operators_pending_maintenance_v1 as
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
           where not component.retired
           order by place
       ) as components
from query.pending_maintenance_v1 maintenance;

create or replace view query.public_pending_maintenance_v1 as
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
           where component.audience = 'public' and not component.retired
           order by place
       ) as components
from query.pending_maintenance_v1 maintenance
where maintenance.audience = 'public';
