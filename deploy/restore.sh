#!/bin/sh
# Restores what backup.sh has made, into a new database and a new data folder:
#
#   deploy/restore.sh FOLDER
#
# The database is that of PGDATABASE, PGHOST, PGPORT, PGUSER and PGPASSWORD, as a superuser. docs/postgresql-roles.sql was run
# in it, and there is no log in it yet. The data folder is LEDGER_DATA_DIR, else ./data; LEDGER_LOG_KEY_FILE and LEDGER_LOG_GUARD_FILE
# say where key and guard go, if not in there. A file that is there already stays as it is: a guard newer than the backup is to refuse.
# psql and pg_restore have to be on the PATH, no older than the pg_dump that was used.
set -eu
umask 077

backup=${1:?say from which folder}
data=${LEDGER_DATA_DIR:-data}
: "${PGDATABASE:?say which database}"

ask() {
    psql -XqAt -v ON_ERROR_STOP=1 -c "$1"
}

put() { # NAME FILE
    if test -e "$2"; then
        echo "restore: $2 stays as it is"
    elif test -e "$backup/$1"; then
        mkdir -p "$(dirname "$2")"
        cp "$backup/$1" "$2"
    fi
}

if test "$(ask "select to_regclass('event_store.event_log') is null")" != t; then
    echo "restore: there is a log in $PGDATABASE already" >&2
    exit 1
fi

pg_restore --no-password --clean --if-exists --exit-on-error --single-transaction --dbname="$PGDATABASE" "$backup/ledger.dump"

mkdir -p "$data"
put log-guard "${LEDGER_LOG_GUARD_FILE:-$data/log-guard}"
put log-key "${LEDGER_LOG_KEY_FILE:-$data/log-key}"
put cursor-key "$data/cursor-key"

echo "restore: $(ask "select format('%s events, the last of %s', position, recorded_at) from event_store.event_log_head"); whatever came later is lost"
