#!/usr/bin/env bash
# The same random programs here and on Debian's pdp11: FORK11_COUNT instructions (20000)
# from seed FORK11_SEED (1) on. README.md beside this lists where the two may differ.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

if ! command -v pdp11 >/dev/null; then
    skip "lock-step with SIMH: no pdp11 (apt-get install simh)"
    tally
    exit 0
fi
if "$B/simh/lockstep" -n "${FORK11_COUNT:-20000}" -s "${FORK11_SEED:-1}"; then
    pass
else
    fail "SIMH and fork11 differ; again with: $B/simh/lockstep -n 1 -s SEED"
fi
tally
