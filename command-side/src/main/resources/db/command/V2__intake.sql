-- What is known of each group of alerts, and what is about to be said of it.
create table command.alert_group (
    group_id   text        not null primary key,
    intake     text        not null,
    receiver   text        not null,
    group_key  text        not null,
    revision   bigint      not null default 0,
    state      jsonb       not null,
    pending    jsonb,
    changed_at timestamptz not null default now()
);
