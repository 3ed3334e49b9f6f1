#!/usr/bin/env bash
# Measures POST /v1/check of a server that this script starts, with the e-mails
# of the data, server and load on the same machine: first as fast as it goes,
# then at RATE requests a second (1500). SECONDS_EACH is the length of a run.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${BONAFIDE_DATA:?set it to the folder that holds email/scam, email/genuine and email/genuine-old}"
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -trimpath -o "$work/bonafide" ./cmd/bonafide
go build -o "$work/load" ./bench/load
"$work/bonafide" serve --offline --no-ocr --listen 127.0.0.1:0 >"$work/out" 2>"$work/log" &
server=$!
for _ in $(seq 100); do
  url=$(grep -ohE 'http://[0-9.]+:[0-9]+' "$work/out" "$work/log" | head -n 1) && break
  sleep 0.1
done
[ -n "${url:-}" ] || { cat "$work/log" >&2; exit 1; }
load() {
  "$work/load" -server "$url" -pid "$server" -duration "${SECONDS_EACH:-10}s" "$@" "$BONAFIDE_DATA"/email/{scam,genuine,genuine-old}
}
load -connections 2 >/dev/null # warm up
load -connections 4
load -connections 8
load -connections 32 -rate "${RATE:-1500}"
grep VmHWM "/proc/$server/status" | sed 's/VmHWM:[[:space:]]*/server memory: at most /'
