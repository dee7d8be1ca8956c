-- What an imported incident, component, group or update is called where it came from, and by the v2 API since.
create table query.source_id_v1 (
    id        text primary key,
    kind      text not null,
    source    text not null,
    source_id text not null
);

create index source_id_v1_source_id on query.source_id_v1 (source_id, kind);
