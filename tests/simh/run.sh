#!/usr/bin/env bash
# The same random programs here and on Debian's pdp11. Quick for make test: 20,000
# instructions from seed 1. With FORK11_COUNT (make soak) as many as it says, from seed
# FORK11_SEED or, without one, the clock. README.md beside this lists where the two may differ.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

if ! command -v pdp11 >/dev/null; then
    skip "lock-step with SIMH: no pdp11 (apt-get install simh)"
    tally
    exit 0
fi
seed=${FORK11_SEED:-${FORK11_COUNT:+$(date +%s)}}
echo "lock-step with SIMH: FORK11_COUNT=${FORK11_COUNT:=20000} FORK11_SEED=${seed:=1}"
if "$B/simh/lockstep" -n "$FORK11_COUNT" -s "$seed"; then
    pass
else
    fail "SIMH and fork11 differ; again with: $B/simh/lockstep -n 1 -s SEED"
fi

# Seeds that once differed.
#   1795803552: an interrupt before the first instruction of the handler of an abort in a vector's flow
#   1795819649: an interrupt again and again, until its pushes reach its vector
for seed in 1795803552 1795819649; do
    if "$B/simh/lockstep" -n 1 -s "$seed" >/dev/null; then
        pass
    else
        fail "SIMH and fork11 differ; again with: $B/simh/lockstep -n 1 -s $seed"
    fi
done
tally
