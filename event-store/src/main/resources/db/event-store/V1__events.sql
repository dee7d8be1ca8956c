create table event_store.domain_event_entry (
    global_index         bigint generated always as identity primary key,
    event_identifier     text   not null unique,
    type                 text   not null,
    aggregate_identifier text   not null,
    sequence_number      bigint not null,
    time_stamp           text   not null,
    payload_type         text   not null,
    payload_revision     text   not null,
    payload              bytea  not null,
    meta_data            bytea  not null,
    unique (aggregate_identifier, sequence_number)
);

create function event_store.refuse_rewriting_history() returns trigger language plpgsql as $$
begin
    raise exception 'the event log is append-only';
end
$$;

create trigger append_only before update or delete or truncate on event_store.domain_event_entry
    for each statement execute function event_store.refuse_rewriting_history();

create table event_store.snapshot_event_entry (
    event_identifier     text   not null unique,
    type                 text   not null,
    aggregate_identifier text   not null,
    sequence_number      bigint not null,
    time_stamp           text   not null,
    payload_type         text   not null,
    payload_revision     text,
    payload              bytea  not null,
    meta_data            bytea  not null,
    primary key (aggregate_identifier, sequence_number)
);
