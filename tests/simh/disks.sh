#!/usr/bin/env bash
# Random transfers of every disk, here and on Debian's pdp11 (tests/simh/disks/): a batch of 60 for make test,
# FORK11_BATCHES of them (make soak) from seed FORK11_SEED or the clock.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
for tool in pdp11 python3; do
    if ! command -v $tool >/dev/null; then
        skip "disks compared with SIMH: there is no $tool"
        tally
        exit 0
    fi
done
seed=${FORK11_SEED:-${FORK11_BATCHES:+$(date +%s)}}
echo "disks compared with SIMH: FORK11_BATCHES=${FORK11_BATCHES:=1} FORK11_SEED=${seed:=1}"
for disk in tests/simh/disks/r?.py; do
    disk=$(basename "$disk" .py)
    if python3 -B tests/simh/disks/disks.py "$fork11" "$disk" "$FORK11_BATCHES" "$seed"; then pass; else
        fail "$disk: SIMH and fork11 differ; again with: tests/simh/disks/disks.py $fork11 $disk 1 SEED"
    fi
done
tally
