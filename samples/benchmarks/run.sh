#!/bin/sh
# Times homolog and, where Python has the modules, its peers on the same numbers, by turns, and
# prints the ratios of medians. Nothing depends on the outcome.
#   run.sh [--nwb FILE] [--files DIR] [--memory yes] [--only NAME,...] [--threads N] [--rounds N]
#   --files  time reading too, on large files kept in DIR, which are made if they are not there (0.6 GB)
#   --memory yes: measure the heap that a file of 4 GB takes, made in the same DIR
#   PYTHON   the Python to use (default: python3, then /usr/bin/python3)
set -eu

fail() {
  printf 'benchmarks: %s\n' "$1" >&2
  exit 2
}

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
root=$(CDPATH='' cd "$here/../.." && pwd -P)
nwb=
files=
memory=
only=
threads=$(getconf _NPROCESSORS_ONLN)
rounds=2
while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || fail "after $1 its value is missing"
  case $1 in
    --nwb) nwb=$2 ;;
    --files) files=$2 ;;
    --memory) memory=$2 ;;
    --only) only=$2 ;;
    --threads) threads=$2 ;;
    --rounds) rounds=$2 ;;
    *) fail "$1 is no option; there are --nwb, --files, --memory, --only, --threads and --rounds" ;;
  esac
  shift 2
done
[ -z "$nwb" ] || [ -f "$nwb" ] || fail "there is no file $nwb"
[ -z "$memory" ] || [ -n "$files" ] || fail "--memory needs --files DIR"

"$root/homolog" --version >/dev/null
classes=$here/target/classes
if [ ! -d "$classes" ] || [ -n "$(find "$here/src" "$root/plugins/bundle/target/built" \
  -newer "$classes" -print 2>/dev/null | head -n 1)" ]; then
  (cd "$root" && mvn -q -B -pl samples/benchmarks -am compile \
    -Djacoco.skip=true -Dspotless.check.skip=true) >&2 </dev/null
  touch "$classes"
fi

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
cache=${HOMOLOG_CACHE:-${HOME:-/tmp}/.cache/homolog}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

python=
for candidate in "${PYTHON:-python3}" /usr/bin/python3; do
  if "$candidate" "$here/peers.py" --available >/dev/null 2>&1; then
    python=$candidate
    break
  fi
done

set -- --threads "$threads" --only "$only"
[ -z "$nwb" ] || set -- "$@" --nwb "$nwb"
if [ -n "$python" ]; then
  "$python" "$here/peers.py" --save "$work/inputs"
  set -- "$@" --inputs "$work/inputs"
  if [ -n "$files" ]; then
    "$python" "$here/recordings.py" "$files" ${memory:+--large}
    set -- "$@" --files "$files"
  fi
else
  printf 'benchmarks: no Python with numpy, scipy, sklearn, torch and h5py; homolog alone\n' >&2
fi

"$java" -version 2>&1 | head -n 1
[ -z "$python" ] || "$python" "$here/peers.py" --versions
printf 'threads %s, load before: %s\n' "$threads" "$(uptime | sed 's/.*average[s]*: *//')"
large=
tunables=${GLIBC_TUNABLES:-}
if grep -q '\[madvise\]\|\[always\]' /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null; then
  large=-XX:+UseTransparentHugePages
  tunables=${GLIBC_TUNABLES:-glibc.malloc.hugetlb=1}
fi
# ours HEAP ARGUMENT...: homolog, with the options that it itself starts with.
ours() {
  heap=$1
  shift
  case $heap in -Xmx*) young= ;; *) young="-XX:NewSize=512m -XX:MaxNewSize=512m" ;; esac
  # shellcheck disable=SC2086 # options that are not given are no words
  GLIBC_TUNABLES=$tunables "$java" "$heap" -XX:+UseParallelGC $young $large \
    -Xshare:auto -Dfile.encoding=UTF-8 -Djava.awt.headless=true \
    -Dhomolog.cache="$cache" -Dorg.bytedeco.javacpp.cachedir="$cache/javacpp" \
    -DDJL_CACHE_DIR="$cache" -DENGINE_CACHE_DIR="$cache" \
    -Dai.djl.offline=true -DOPT_OUT_TRACKING=true \
    -cp "$classes:$root/plugins/bundle/target/homolog/lib/*" \
    org.homolog.benchmark.Benchmarks "$@"
}

round=1
while [ "$round" -le "$rounds" ]; do
  printf 'benchmarks: round %s of %s\n' "$round" "$rounds" >&2
  ours -XX:MaxRAMPercentage=50 "$@" >>"$work/ours"
  [ -z "$python" ] || "$python" "$here/peers.py" "$@" >>"$work/peers"
  round=$((round + 1))
done
if [ -n "$files" ] && [ -n "$python" ]; then
  # First reads: each in a process of its own, from disk.
  ours -XX:MaxRAMPercentage=50 "$@" --list | sed -n 's/^\(read-[^:]*\):.*/\1/p' >"$work/reading"
  while read -r task; do
    "$python" "$here/recordings.py" --forget "$files"/*.h5 "$files"/spikes-*.nwb
    ours -XX:MaxRAMPercentage=50 "$@" --only "$task" --once >>"$work/ours-first" </dev/null
    "$python" "$here/recordings.py" --forget "$files"/*.h5 "$files"/spikes-*.nwb
    "$python" "$here/peers.py" "$@" --only "$task" --once >>"$work/peers-first" </dev/null
  done <"$work/reading"
fi
printf 'load after: %s\n' "$(uptime | sed 's/.*average[s]*: *//')"
if [ -n "$python" ]; then
  "$python" "$here/peers.py" --compare "$work/ours" "$work/peers"
else
  cat "$work/ours"
fi
if [ -s "$work/reading" ]; then
  printf '\nFirst reads, from disk, in a process of their own:\n'
  "$python" "$here/peers.py" --compare "$work/ours-first" "$work/peers-first"
fi
if [ -n "$memory" ] && [ -n "$python" ]; then
  printf '\nHeap for a file of %s bytes:\n' "$(wc -c <"$files/large.nwb")"
  ours -Xmx512m --memory "$files/large.nwb"
fi
