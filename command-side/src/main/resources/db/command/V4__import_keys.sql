-- By which key its sender sends a file again, and what the request was that it came with: the key is null when it was sent
-- without one, the second while the file is being received.
alter table command.import
    add column idempotency_key text,
    add column fingerprint     text;

create unique index import_key on command.import (actor, idempotency_key);
