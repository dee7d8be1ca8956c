-- The Merkle tree over all events, as tiles of up to 256 hashes of 32 bytes. All of it follows from the log, and can be made anew.
create table query.log_tile (
    level  smallint not null,
    index  bigint   not null,
    hashes bytea    not null,
    primary key (level, index)
);

-- How many events are in the tree. Whoever seals more holds this row.
create table query.log_tree (
    one  boolean primary key default true check (one),
    size bigint  not null
);

insert into query.log_tree (size) values (0);

-- The newest leaf of each aggregate, which its next one names.
create table query.log_chain (
    aggregate_id text  collate "C" primary key,
    leaf         bytea not null
);

-- What was signed. No reader of these rows has to trust them: the signature is in the note.
create table query.log_checkpoint (
    size      bigint      primary key,
    note      text        not null,
    signed_at timestamptz not null
);

-- Every key that ever signed, so that old checkpoints can be checked: name+hash+key.
create table query.log_key (
    key        text        primary key,
    used_since timestamptz not null
);
