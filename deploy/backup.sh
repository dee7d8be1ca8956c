#!/bin/sh
# Backs the record up while the product runs, or while only its database does:
#
#   deploy/backup.sh FOLDER
#
# FOLDER is made. In it are, of one moment, the whole database (ledger.dump), and the files that belong to it: the key and guard
# of the log, the key of cursors and sign-ins, and the newest checkpoint from before. They are secret.
#
# The database is that of PGDATABASE, PGHOST, PGPORT, PGUSER and PGPASSWORD, as the role ledger; without PGDATABASE the one in
# the data folder. The data folder is LEDGER_DATA_DIR, else ./data. pg_dump and psql have to be on the PATH, no older than the server.
set -eu
umask 077

target=${1:?say into which folder}
data=${LEDGER_DATA_DIR:-data}

if test -e "$target"; then
    echo "backup: $target is there already" >&2
    exit 1
fi

if test -z "${PGDATABASE:-}"; then
    PGHOST=127.0.0.1
    PGPORT=$(sed -n 4p "$data/postgres/cluster/postmaster.pid")
    PGDATABASE=ledger
    PGUSER=ledger
    PGPASSWORD=$(cat "$data/postgres/postgres.password")
    export PGHOST PGPORT PGDATABASE PGUSER PGPASSWORD
fi

partial=$target.partial
rm -rf "$partial"
mkdir -p "$partial"

# The guard first: one that is newer than the log beside it refuses to sign.
for file in log-guard log-key cursor-key; do
    if test -e "$data/$file"; then cp "$data/$file" "$partial/$file"; fi
done
psql -XqAt -v ON_ERROR_STOP=1 -c "select rtrim(note, E'\\n') from query.log_checkpoint order by size desc limit 1" > "$partial/checkpoint"
pg_dump --no-password --format=custom --file="$partial/ledger.dump"

pg_restore --list "$partial/ledger.dump" > "$partial/contents"
grep -q 'TABLE DATA event_store event_log ' "$partial/contents"
sync
mv "$partial" "$target"
echo "backup: $target holds $(wc -c < "$target/ledger.dump") bytes of database, and its newest checkpoint has $(sed -n 2p "$target/checkpoint") events"
