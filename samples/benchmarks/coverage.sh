#!/bin/sh
# Counts how often intervals cover and nulls reject, where the truth is known; see docs/coverage.md.
#   coverage.sh --out DIR [--only NAME,...] [--simulations N] [--draws N] [--permutations N] [--truths N] [--threads N]
set -eu

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
root=$(CDPATH='' cd "$here/../.." && pwd -P)
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
exec "$java" -Xmx1g -XX:+UseSerialGC -Dhomolog.cache="$cache" \
  -Dorg.bytedeco.javacpp.cachedir="$cache/javacpp" -DOPT_OUT_TRACKING=true \
  -cp "$classes:$root/plugins/bundle/target/homolog/lib/*" \
  org.homolog.benchmark.coverage.Coverage "$@"
