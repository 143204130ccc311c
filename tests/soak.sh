#!/usr/bin/env bash
# make soak: the parts of make test that take a count, with large ones, and the abuse.
# FORK11_COUNT instructions against SIMH, FORK11_WORDS random words executed.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
export FORK11_COUNT=${FORK11_COUNT:-1000000} FORK11_WORDS=${FORK11_WORDS:-100000000}

for t in tests/simh/run.sh tests/fuzz/*.sh tests/abuse/*.sh; do
    [ -x "$t" ] || continue
    echo "== $t"
    if "$t"; then pass; else fail "$t"; fi
done
tally
