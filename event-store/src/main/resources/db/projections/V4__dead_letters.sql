-- The event that each projection could not take in last, by whoever tried: it stands in the way until the token is at its position.
create table query.dead_letter (
    projection      text        primary key,
    position        bigint      not null,
    name            text        not null,
    aggregate_id    text        not null,
    cause           text        not null,
    node            text        not null, -- as in query.projection_holder
    first_failed_at timestamptz not null,
    last_failed_at  timestamptz not null,
    tries           integer     not null
);
