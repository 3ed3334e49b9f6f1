#!/usr/bin/env bash
# Prints how fast the parts are on one processor, from Go's benchmarks: the best
# of COUNT (5) short runs, since other work on the machine only makes a run
# slower. With BONAFIDE_DATA also on real messages and domains.
set -euo pipefail
cd "$(dirname "$0")/.."
export GOMAXPROCS=1
bench() { # package, benchmarks
  go test "./$1" -run '^$' -bench "$2" -benchmem -benchtime "${BENCHTIME:-0.5s}" -count "${COUNT:-5}" | sed -n "s|^Benchmark|$1 |p"
}
{
  bench check '^(BenchmarkCheck|BenchmarkCheckText)$'
  bench message/email '^BenchmarkParse(Data)?$'
  bench check/lexicon '^Benchmark(Read|New)$'
  bench check/textmodel '^Benchmark(Load|Score)$'
  bench mailauth '^BenchmarkVerifySigned$'
  bench link/lookalike '^BenchmarkMatch(AgainstProfiles|Popular)$'
  bench explain '^BenchmarkFill$'
} | awk '
  {
    time = rate = unit = bytes = allocations = ""
    for (i = 3; i < NF; i++) {
      if ($(i+1) == "ns/op") time = $i
      if ($(i+1) ~ /^[a-z]+\/s$/ && $(i+1) != "MB/s") { rate = $i; unit = $(i+1) }
      if ($(i+1) == "B/op") bytes = $i
      if ($(i+1) == "allocs/op") allocations = $i
    }
    if (time == "") next
    name = $1 " " $2
    if (!(name in best)) order[++n] = name
    if (!(name in best) || time + 0 < best[name]) {
      best[name] = time + 0
      line[name] = sprintf("%-16s %-34s %14.0f %14s %14s %12s", $1, $2, time, rate == "" ? "" : sprintf("%.0f %s", rate, unit), bytes, allocations)
    }
  }
  END {
    printf "%-16s %-34s %14s %14s %14s %12s\n", "package", "benchmark", "ns a round", "rate", "octets a round", "allocations"
    for (i = 1; i <= n; i++) print line[order[i]]
  }'
