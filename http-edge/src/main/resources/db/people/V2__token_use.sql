-- When somebody was last here: written once a minute, apart from the log, and as erasable as whose token it is.
create table people.token_use (
    token_id     text        not null primary key,
    last_used_at timestamptz not null
);
