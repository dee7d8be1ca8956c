#!/usr/bin/env bash
# Makes the roles of postgresql-roles.sql, with passwords from the environment; the image of PostgreSQL runs it at the first
# start of a data folder. Running it again does no harm. Analysts are let in when LEDGER_ANALYST_PASSWORD is set.
set -euo pipefail
: "${LEDGER_OWNER_PASSWORD:?}" "${LEDGER_PASSWORD:?}"
export PGOPTIONS='-c client_min_messages=warning'
export LEDGER_ANALYST_PASSWORD=${LEDGER_ANALYST_PASSWORD:-}
roles=${LEDGER_ROLES_SQL:-/usr/share/incident-ledger/postgresql-roles.sql}

# No password is ever an argument, which everybody on the machine could read.
{
    echo '\getenv owner LEDGER_OWNER_PASSWORD'
    echo '\getenv application LEDGER_PASSWORD'
    sed -e "s/ password OWNER_PASSWORD;/ password :'owner';/" \
        -e "s/ password APPLICATION_PASSWORD;/ password :'application';/" "$roles"
    if test -n "$LEDGER_ANALYST_PASSWORD"; then
        echo '\getenv analyst LEDGER_ANALYST_PASSWORD'
        echo "alter role ledger_analyst login password :'analyst';"
    fi
} | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB"
