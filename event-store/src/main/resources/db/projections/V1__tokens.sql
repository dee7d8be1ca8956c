-- How far each projection has read, in the schema of its rows: a backup has both or neither. Rewritten with every batch:
-- room on the page keeps each update in place.
create table query.token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    time_stamp     text,
    owner          text,
    primary key (processor_name, segment)
) with (fillfactor = 20);
