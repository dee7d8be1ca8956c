#!/usr/bin/env bash
# Ends with 0 when what listens on a port of this machine says that it is ready: ready [PORT [PATH]]. Needs bash alone.
set -euo pipefail
port=${1:-${SERVER_PORT:?}}
path=${2:-/actuator/health/readiness}
exec 3<> "/dev/tcp/127.0.0.1/$port"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" >&3
read -r -t 4 _ status _ <&3
test "$status" = 200
