-- What the application may do: read, append, move the head. Nobody but the owner of these tables may do more.
-- Given by ${owner}: what another owner takes over, it gives anew.
grant usage on schema event_store to ${application_role};
grant select, insert on event_store.event_log to ${application_role};
grant select, update (position, recorded_at) on event_store.event_log_head to ${application_role};
grant select, insert, update, delete on event_store.snapshot to ${application_role};
-- With this it can see that nothing is left to migrate, and start without the owner's password.
grant select on event_store.flyway_schema_history to ${application_role};
