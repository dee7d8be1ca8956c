#!/bin/sh
# Proves that a backup can be restored, on a server that holds nothing else, and leaves nothing behind:
#
#   deploy/restore-drill.sh FOLDER [KEY]
#
# FOLDER is what backup.sh has made. It is restored, a product is started on it, and what that exports is verified with the public KEY
# (name+hash+key, best from elsewhere; else the one in FOLDER), as a log that begins with the checkpoint in FOLDER. Then the rows of every
# projection are compared with the log. The product signs nothing, answers on a free port, and has none of the settings around it, by
# variables or files. A backup of a signed log without its key and guard proves nothing, unless WITHOUT_KEY=yes says that somebody else
# keeps them.
#
# The server is that of PGHOST, PGPORT, PGUSER and PGPASSWORD, as a superuser; LEDGER names the command line if it is not ./ledger.
set -eu
umask 077

backup=${1:?say from which folder}
home=$(dirname "$(dirname "$(readlink -f "$0")")")
key=${2:-$backup/log-key}
: "${PGHOST:=127.0.0.1}" "${PGPORT:=5432}"
export PGHOST PGPORT

fail() {
    echo "restore-drill: $1" >&2
    exit 1
}

ask() {
    psql -XqAt -v ON_ERROR_STOP=1 -d "$1" -c "$2"
}

ledger=$(readlink -f "$(command -v "${LEDGER:-$home/ledger}")") || fail "there is no command ${LEDGER:-$home/ledger}"

begin=$(date +%s)
others=$(ask postgres "select count(*) from pg_database where datname <> 'postgres' and not datistemplate")
test "$others" = 0 || fail "this server holds other databases; take one that holds none"
roles=$(ask postgres "select string_agg(rolname, ', ') from pg_roles where rolname in ('ledger_owner', 'ledger', 'ledger_analyst')")
test -z "$roles" || fail "this server has the roles $roles already; take one that has none of them"
if test -s "$backup/checkpoint" && test "${WITHOUT_KEY:-}" != yes; then
    for file in log-key log-guard; do
        test -e "$backup/$file" || fail "the log is signed, and $backup holds no $file: after a loss of the machine it is never signed again"
    done
fi

work=$(mktemp -d)
product=
clean_up() {
    if test -n "$product"; then
        kill "$product" 2> /dev/null || true
        wait "$product" || true
    fi
    ask postgres 'drop database if exists ledger' || true
    ask postgres 'drop role if exists ledger_analyst, ledger, ledger_owner' || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
ask postgres 'create database ledger'
sed "s/password OWNER_PASSWORD/password '$password'/; s/password APPLICATION_PASSWORD/password '$password'/" \
    "$home/docs/postgresql-roles.sql" | psql -Xq -v ON_ERROR_STOP=1 -d ledger -f - > "$work/roles" 2>&1 || fail "$(cat "$work/roles")"
unset LEDGER_LOG_KEY_FILE LEDGER_LOG_GUARD_FILE # of production, where nothing is to be put
PGDATABASE=ledger LEDGER_DATA_DIR=$work/data "$home/deploy/restore.sh" "$backup"

(cd "$work" && exec env -i PATH="$PATH" HOME="${HOME:-/}" TMPDIR="${TMPDIR:-/tmp}" ${JAVA_HOME:+"JAVA_HOME=$JAVA_HOME"} \
    "SPRING_DATASOURCE_URL=jdbc:postgresql://$PGHOST:$PGPORT/ledger" \
    SPRING_DATASOURCE_USERNAME=ledger "SPRING_DATASOURCE_PASSWORD=$password" \
    SPRING_FLYWAY_USER=ledger_owner "SPRING_FLYWAY_PASSWORD=$password" \
    "$ledger" serve --server.port=0 "--ledger.data-dir=$work/data" --ledger.log.enabled=false \
    --ledger.access.new-admin-token=true) > "$work/log" 2>&1 &
product=$!
url=
while test -z "$url"; do
    kill -0 "$product" 2> /dev/null || fail "the product does not start: $(tail -n 20 "$work/log")"
    sleep 1
    url=$(sed -n 's|.*API  *\(http://localhost:[0-9]*\)/.*|\1|p' "$work/log")
done

export LEDGER_URL="$url" LEDGER_TOKEN_FILE="$work/data/admin-token"
"$ledger" export "$work/record.zip"
"$ledger" verify "$work/record.zip" --key "$key" --older "$backup/checkpoint"

projections=$(curl -sSf "$url/api/v1/admin/projections" -H "Authorization: Bearer $(cat "$LEDGER_TOKEN_FILE")" \
    | grep -o '"name":"[^"]*"' | cut -d'"' -f4)
test -n "$projections" || fail 'the product names no projections'
# shellcheck disable=SC2086
"$ledger" rebuild $projections --verify > "$work/rows" 2>&1 || fail "$(cat "$work/rows")"

echo "restore-drill: proven in $(($(date +%s) - begin)) s: $(ask ledger 'select count(*) from event_store.event_log') events, $(echo "$projections" | wc -w) projections"
