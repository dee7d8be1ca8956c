-- Which processes are there to hold projections, each by the name that its tokens are claimed under, and the projections that it
-- has the code of. After a crash of the database whoever is there says so again within a second.
create unlogged table query.projection_holder (
    node        text        primary key,
    projections text[]      not null,
    seen_at     timestamptz not null
) with (fillfactor = 20);
