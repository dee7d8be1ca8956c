-- All that analysts may read by SQL; docs/analytics.md says what each column means, and a test reads it there. This is run
-- again whenever it was changed. A script that drops a table beneath has to drop the views with it (cascade): they come back here.
-- security_barrier: no condition of a reader is tried on rows that a view leaves out.
drop view if exists
    analytics.incidents,
    analytics.incident_components,
    analytics.delays,
    analytics.updates,
    analytics.corrections,
    analytics.promises,
    analytics.component_days,
    analytics.components,
    analytics.maintenances,
    analytics.page;

create view analytics.incidents with (security_barrier) as
select incident_id,
       title,
       status,
       audience,
       impact,
       coalesce(regexp_replace(origin, '^(\\*own)$', '\\\1'), 'own') as origin,
       component_ids,
       told_at,
       began_at,
       detected_at,
       published_at,
       identified_at,
       monitoring_at,
       resolved_at,
       postmortem_at,
       told_afterwards,
       updates,
       cardinality(correction_delays) as corrections
from query.analytics_incident_v2
where not retracted;

create view analytics.incident_components with (security_barrier) as
select incident_id, component_id
from query.analytics_incident_v2
cross join unnest(component_ids) as component_id
where not retracted;

create view analytics.delays with (security_barrier) as
select incident.incident_id, delay.step, delay.name as delay, seconds
from query.analytics_incident_v2 incident
cross join lateral (select case when not told_afterwards then published_at end as published_meanwhile) as told
cross join lateral (
    values (1, 'began-to-detected', array[floor(extract(epoch from detected_at - began_at))::bigint]),
           (2, 'began-to-published', array[floor(extract(epoch from published_at - began_at))::bigint]),
           (3, 'detected-to-published', array[floor(extract(epoch from published_at - detected_at))::bigint]),
           (4, 'published-to-identified', array[floor(extract(epoch from identified_at - published_meanwhile))::bigint]),
           (5, 'published-to-monitoring', array[floor(extract(epoch from monitoring_at - published_meanwhile))::bigint]),
           (6, 'published-to-resolved', array[floor(extract(epoch from resolved_at - published_meanwhile))::bigint]),
           (7, 'began-to-resolved', array[floor(extract(epoch from resolved_at - began_at))::bigint]),
           (8, 'resolved-to-postmortem', array[floor(extract(epoch from postmortem_at - resolved_at))::bigint]),
           (9, 'between-updates', update_gaps),
           (10, 'to-correction', correction_delays),
           (11, 'due-to-late-update', array(
               select floor(extract(epoch from answered_at - due))::bigint
               from query.promise_v3 promise
               cross join query.view_setting
               where promise.incident_id = incident.incident_id and answered_at > due + promise_grace))
) as delay (step, name, measured)
cross join lateral unnest(delay.measured) as seconds
where not incident.retracted and seconds is not null;

-- An incident whose own row is not there yet is not known to be public: its updates wait for it.
create view analytics.updates with (security_barrier) as
select told.update_id,
       told.incident_id,
       told.status,
       told.message,
       told.occurred_at,
       told.recorded_at,
       told.next_update_by,
       told.versions
from query.told_update_v1 told
join query.analytics_incident_v2 incident using (incident_id)
where incident.audience = 'public' and not incident.retracted;

create view analytics.corrections with (security_barrier) as
select correction.incident_id,
       correction.version,
       correction.update_id,
       incident.audience,
       correction.parts,
       correction.told_at,
       correction.corrected_at,
       correction.delay_seconds,
       correction.reason
from query.told_correction_v1 correction
join query.analytics_incident_v2 incident using (incident_id)
where not incident.retracted;

create view analytics.promises with (security_barrier) as
select incident_id,
       made_by,
       audience,
       made_at,
       due,
       answered_by,
       answered_at,
       case
           when answered_at <= due + promise_grace then 'kept'
           when answered_at is not null then 'late'
           when not goes_on then 'broken'
           when due < now() - promise_grace then 'overdue'
           else 'due'
       end as state,
       floor(extract(epoch from answered_at - due))::bigint as late_by_seconds
from query.promise_v3
cross join query.view_setting
where not retracted;

-- Days before the first claim that still stands on a component are kept; from that day on they are counted here, as of now,
-- by the worst claim of each stretch between two ends of claims or midnights.
create view analytics.component_days with (security_barrier) as
with standing as (
    select component_id, zone, (min(from_at) at time zone zone)::date as day
    from query.uptime_claim_v1
    cross join query.view_setting
    where to_at is null
    group by component_id, zone
),
claim as (
    select component_id,
           array_position(
               array['under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'], status) as severity,
           greatest(from_at, standing.day::timestamp at time zone standing.zone) as from_at,
           coalesce(to_at, now()) as to_at,
           standing.zone
    from query.uptime_claim_v1
    join standing using (component_id)
    where coalesce(to_at, now()) > greatest(from_at, standing.day::timestamp at time zone standing.zone)
),
moment as (
    select component_id, zone, from_at as at from claim
    union
    select component_id, zone, to_at from claim
    union
    select component_id, zone, midnight.local at time zone zone
    from (
        select component_id, zone, min(from_at) as first, max(to_at) as last
        from claim
        group by component_id, zone
    ) as span
    cross join lateral generate_series(
        date_trunc('day', first at time zone zone) + interval '1 day', last at time zone zone, interval '1 day'
    ) as midnight (local)
),
stretch as (
    select component_id, zone, at as from_at, lead(at) over (partition by component_id order by at) as to_at
    from moment
),
worst as (
    select component_id,
           (from_at at time zone zone)::date as day,
           extract(epoch from to_at - from_at) as seconds,
           (
               select max(severity)
               from claim
               where claim.component_id = stretch.component_id
                   and claim.from_at <= stretch.from_at
                   and claim.to_at >= stretch.to_at
           ) as severity
    from stretch
    where to_at is not null
)
select component_id,
       day,
       round(maintenance / 1e6, 6) as under_maintenance_seconds,
       round(degraded / 1e6, 6) as degraded_performance_seconds,
       round(partial / 1e6, 6) as partial_outage_seconds,
       round(major / 1e6, 6) as major_outage_seconds
from query.uptime_day_v1 kept
where not exists (
    select from standing where standing.component_id = kept.component_id and kept.day >= standing.day)
union all
select component_id,
       day,
       coalesce(sum(seconds) filter (where severity = 1), 0),
       coalesce(sum(seconds) filter (where severity = 2), 0),
       coalesce(sum(seconds) filter (where severity = 3), 0),
       coalesce(sum(seconds) filter (where severity = 4), 0)
from worst
where severity is not null
group by component_id, day;

create view analytics.components with (security_barrier) as
select component.component_id,
       component.name,
       component.group_id,
       page_group.name as group_name,
       component.audience,
       component.start_date,
       coalesce(page_group.position, component.position) as page_position,
       component.position,
       known.created_at as registered_at,
       component.retired,
       least((known.created_at at time zone zone)::date, component.start_date, told.day) as known_from
from query.component_v1 component
left join query.group_v1 page_group using (group_id)
left join query.catalogue_date_v1 known on known.id = component.component_id
cross join query.view_setting
cross join lateral (
    select least(
        (select min(day) from query.uptime_day_v1 kept where kept.component_id = component.component_id),
        (select (min(from_at) at time zone zone)::date
         from query.uptime_claim_v1 claim
         where claim.component_id = component.component_id and to_at is null)) as day
) as told;

create view analytics.maintenances with (security_barrier) as
select maintenance_id,
       title,
       status,
       audience,
       component_ids,
       scheduled_for,
       scheduled_until,
       started_at,
       completed_at,
       canceled_at
from query.maintenance_v2;

create view analytics.page with (security_barrier) as
select zone, floor(extract(epoch from promise_grace))::bigint as promise_grace_seconds
from query.view_setting;

-- The file for administrators makes the role; where it has not run there is nobody to let in.
do $$
begin
    if to_regrole('ledger_analyst') is not null then
        grant usage on schema analytics to ledger_analyst;
        grant select on all tables in schema analytics to ledger_analyst;
    end if;
end
$$;
