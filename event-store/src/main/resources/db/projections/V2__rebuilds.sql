-- What is made of the log beside the live tables of a projection, or was last: to take their place, or to be compared with
-- them. While it runs, the tables beside are those with _shadow behind their names, and position is how far they are.
create table query.rebuild (
    projection   text        not null,
    purpose      text        not null,
    state        text        not null,
    shape        text        not null, -- of the live tables when those beside were made; empty when they are to be made
    position     bigint      not null,
    started_at   timestamptz not null,
    resumed_at   timestamptz not null,
    resumed_from bigint      not null,
    moved_at     timestamptz not null,
    ended_at     timestamptz,
    cause        text,
    findings     jsonb,
    primary key (projection, purpose)
);

create unique index rebuild_one_at_a_time on query.rebuild (projection) where state = 'running';

-- Held by whoever reads several tables as of one moment, and by whoever puts other tables into their place: a reader's
-- moment must not be one at which the new tables were not yet complete.
create table query.rebuild_gate ();
