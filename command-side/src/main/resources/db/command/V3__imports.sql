-- One row for each file that was sent to be imported. It is held by one process at a time, which says so anew while it works.
create table command.import (
    import_id   text        primary key,
    actor       text        not null,
    state       text        not null check (state in ('receiving', 'running', 'finished')),
    received_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    holder      text        not null,
    held_until  timestamptz not null
);

-- The objects of a file in the order to import them: groups, components, incidents, and in the file's order among their
-- like. The source is kept until something came of it.
create table command.import_object (
    import_id text    not null references command.import on delete cascade,
    number    integer not null,
    line      integer not null,
    kind      text    not null check (kind in ('group', 'component', 'incident', 'maintenance', 'unknown')),
    turn      integer not null,
    source_id text,
    source    text,
    outcome   text check (outcome in ('added', 'unchanged', 'changed', 'failed')),
    code      text,
    reason    text,
    primary key (import_id, number)
);

create index import_object_waiting on command.import_object (import_id, turn, number) where outcome is null;
