-- Every event, in the order in which they were committed: position counts 1, 2, 3 without a hole.
create table event_store.event_log (
    position         bigint      primary key,
    event_id         text        collate "C" not null unique,
    aggregate_type   text, -- null for an event of no aggregate, which stands under its own id
    aggregate_id     text        collate "C" not null,
    sequence         bigint      not null,
    payload_type     text        not null,
    payload_revision text,
    payload          bytea       not null,
    metadata         bytea       not null,
    command_key      text        collate "C" unique,
    recorded_at      timestamptz not null,
    unique (aggregate_id, sequence)
);

-- The last position given out and when. Whoever appends holds this row until its events are committed; that is what
-- makes positions dense and recorded times rise.
create table event_store.event_log_head (
    one         boolean     primary key default true check (one),
    position    bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 10);

insert into event_store.event_log_head (position, recorded_at) values (0, '-infinity');

create function event_store.refuse_rewriting_history() returns trigger language plpgsql as $$
begin
    raise exception 'the event log is append-only';
end
$$;

create trigger append_only before update or delete or truncate on event_store.event_log
    for each statement execute function event_store.refuse_rewriting_history();
alter table event_store.event_log enable always trigger append_only;

create trigger never_removed before insert or delete or truncate on event_store.event_log_head
    for each statement execute function event_store.refuse_rewriting_history();
alter table event_store.event_log_head enable always trigger never_removed;

create trigger only_forward before update on event_store.event_log_head
    for each row when (new.position < old.position or new.recorded_at < old.recorded_at)
    execute function event_store.refuse_rewriting_history();
alter table event_store.event_log_head enable always trigger only_forward;

-- Shortcuts to an aggregate's latest state; any of them may be deleted at any time.
create table event_store.snapshot (
    aggregate_id     text        collate "C" not null,
    sequence         bigint      not null,
    aggregate_type   text        not null,
    event_id         text        not null,
    payload_type     text        not null,
    payload_revision text,
    payload          bytea       not null,
    metadata         bytea       not null,
    recorded_at      timestamptz not null,
    primary key (aggregate_id, sequence)
);
