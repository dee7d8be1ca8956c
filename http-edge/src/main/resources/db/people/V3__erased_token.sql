-- Whose owners were erased: of these no use is written down any more.
create table people.erased_token (
    token_id text not null primary key
);
