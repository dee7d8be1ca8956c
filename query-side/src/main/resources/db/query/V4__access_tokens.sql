create table query.access_token_v1 (
    token_id   text        primary key,
    roles      text[]      not null,
    issued_at  timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);
