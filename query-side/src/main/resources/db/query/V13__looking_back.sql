-- Between which events of the log an incident was spoken of: whoever looks back reads those that have changed since.
create table query.timeline_incident_v1 (
    incident_id    text   primary key,
    first_position bigint not null,
    last_position  bigint not null
);

insert into query.timeline_incident_v1
select incident_id, min(position), max(position)
from query.timeline_v1
group by incident_id;

-- Where somebody looks for what was changed after it had been told.
create index timeline_v1_corrections on query.timeline_v1 (recorded_at)
    where payload_type in ('incident.update-corrected', 'incident.title-corrected');

-- Whose claims ended after the incident did.
create index timeline_v1_recoveries on query.timeline_v1 (incident_id)
    where payload_type = 'incident.components-recovered';

-- What is said of how things stand is one thing now, for today and for the past, and no longer written in SQL.
drop view query.public_pending_maintenance_v1;
drop view query.operators_pending_maintenance_v1;
drop view query.listed_group_v1;
drop view query.public_incident_v1;
drop view query.listed_incident_v1;
drop view query.public_component_v1;
drop view query.component_health_v1;
