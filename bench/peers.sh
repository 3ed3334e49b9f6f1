#!/usr/bin/env bash
# Compares Bonafide with Rspamd and SpamAssassin from Debian's packages: same
# messages, same machine, no network, content rules only. Prints tables in
# Markdown; flags go to the command (-tsv FILE keeps the score of each message,
# -every N takes a part of the messages). SpamAssassin takes most of the time.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${BONAFIDE_DATA:?set it to the folder that holds email/scam, email/genuine and email/genuine-old}"
for package in rspamd spamassassin; do
  command -v "$package" >/dev/null || { echo "$package is missing: apt-get install $package" >&2; exit 1; }
done
program=$(mktemp)
trap 'rm -f "$program"' EXIT
CGO_ENABLED=0 go build -trimpath -o "$program" ./cmd/bonafide
go run ./bench/peers -data "$BONAFIDE_DATA" -bonafide "$program" "$@"
