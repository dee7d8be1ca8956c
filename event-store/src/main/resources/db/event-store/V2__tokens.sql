-- One row per projection, rewritten with every batch: room on the page keeps each update in place.
create table event_store.token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    time_stamp     text,
    owner          text,
    primary key (processor_name, segment)
) with (fillfactor = 20);
