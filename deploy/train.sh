#!/usr/bin/env bash
# Starts the standalone once, and each side that is named, on a database that is thrown away, and keeps what was loaded for that in
# an AOT cache of the JVM, so that the next starts are fast:
#
#   deploy/train.sh STANDALONE [SIDE...]
#
# Each is a folder with an unpacked application.jar, and gets an application.aot. That is good for those very files and this JDK;
# with any others Java says so and goes on without. JAVA names another java than the PATH's. Needs bash alone.
set -euo pipefail

java=${JAVA:-java}
ready=$(dirname "$0")/ready.sh
work=$(mktemp -d)
started=()

end() {
    for pid in "${started[@]}"; do
        kill "$pid" 2> /dev/null || true
        wait "$pid" || true
    done
    rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)) && (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
    echo "$port"
}

# Settings of whoever trains do not reach what is trained.
start() { # FOLDER [SETTING...]
    local folder=$1 port log=$work/log
    port=$(free_port)
    env -i PATH="$PATH" SERVER_PORT="$port" LEDGER_DATA_DIR="$work/data" "${@:2}" "$java" -XX:AOTCacheOutput="$folder/application.aot" -XX:+UseG1GC -XX:+UseCompactObjectHeaders \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$folder/application.jar" > "$log" 2>&1 &
    started=("$!" "${started[@]}")
    until bash "$ready" "$port" 2> /dev/null; do
        if ! kill -0 "${started[0]}" 2> /dev/null; then
            cat "$log" >&2
            exit 1
        fi
        sleep 0.2
    done
    for path in / /history /history.atom /api/v1/status; do
        bash "$ready" "$port" "$path" || true
    done
}

# A cache is written at the end of a process.
stop() {
    kill "${started[0]}"
    wait "${started[0]}" || true
    started=("${started[@]:1}")
}

start "$1"
for side in "${@:2}"; do
    start "$side" SPRING_DATASOURCE_URL="jdbc:postgresql://127.0.0.1:$(sed -n 4p "$work/data/postgres/cluster/postmaster.pid")/ledger" \
        SPRING_DATASOURCE_USERNAME=ledger SPRING_DATASOURCE_PASSWORD="$(cat "$work/data/postgres/postgres.password")"
    stop
done
stop

for folder in "$@"; do
    test -s "$folder/application.aot"
    echo "train: $folder/application.aot has $(($(wc -c < "$folder/application.aot") >> 20)) MiB"
done
