#!/bin/sh
# Backs the record up while the product runs, or while only its database does:
#
#   deploy/backup.sh FOLDER
#
# FOLDER is made. In it are, of one moment, the whole database (ledger.dump), and the files that belong to it: the key and guard
# of the log, the key of cursors and sign-ins, and the newest checkpoint from before. They are secret.
#
# The database is that of PGDATABASE, PGHOST, PGPORT, PGUSER and PGPASSWORD, as the role ledger; without PGDATABASE the one in
# the data folder. The data folder is LEDGER_DATA_DIR, else ./data; key and guard of the log are LEDGER_LOG_KEY_FILE and
# LEDGER_LOG_GUARD_FILE where they lie elsewhere. Without them nothing is backed up, unless WITHOUT_KEY=yes says that somebody else keeps
# them: a log whose key is lost is never signed again. pg_dump and psql have to be on the PATH, no older than the server.
set -eu
umask 077

target=${1:?say into which folder}
data=${LEDGER_DATA_DIR:-data}
key=${LEDGER_LOG_KEY_FILE:-$data/log-key}
guard=${LEDGER_LOG_GUARD_FILE:-$data/log-guard}

fail() {
    echo "backup: $1" >&2
    exit 1
}

if test -e "$target"; then
    fail "$target is there already"
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
trap 'rm -rf "$partial"' EXIT
trap 'exit 1' INT TERM
mkdir -p "$partial"

# The guard first: one that is newer than the log beside it refuses to sign.
if test -e "$guard"; then cp "$guard" "$partial/log-guard"; fi
if test -e "$key"; then cp "$key" "$partial/log-key"; fi
if test -e "$data/cursor-key"; then cp "$data/cursor-key" "$partial/cursor-key"; fi
psql -XqAt -v ON_ERROR_STOP=1 -c "select rtrim(note, E'\\n') from query.log_checkpoint order by size desc limit 1" > "$partial/checkpoint"
if test -s "$partial/checkpoint" && test "${WITHOUT_KEY:-}" != yes; then
    test -e "$partial/log-key" || fail "the log is signed, and its key is not at $key: LEDGER_DATA_DIR or LEDGER_LOG_KEY_FILE says where it is"
    test -e "$partial/log-guard" || fail "the log is signed, and its guard is not at $guard: LEDGER_DATA_DIR or LEDGER_LOG_GUARD_FILE says where it is"
fi
pg_dump --no-password --format=custom --file="$partial/ledger.dump"

pg_restore --list "$partial/ledger.dump" > "$partial/contents"
grep -q 'TABLE DATA event_store event_log ' "$partial/contents"
sync
mv "$partial" "$target"
echo "backup: $target holds $(wc -c < "$target/ledger.dump") bytes of database, and its newest checkpoint has $(sed -n 2p "$target/checkpoint") events"
