#!/usr/bin/env bash
# make soak: the parts of make test that take a count, with large ones, and the abuse; all but the lock-step
# under the sanitizers ($sane, which make has built).
# FORK11_COUNT instructions against SIMH, FORK11_WORDS random words executed, FORK11_LINES random command lines,
# FORK11_PROOFS random programs under copy-on-write, FORK11_FORKS forks of the lab's six ways together,
# FORK11_BATCHES of 60 random transfers of each disk against SIMH, FORK11_CALLERS callers that flood terminal lines
# and vanish, FORK11_TURNS compilations by each of six at once, FORK11_TICKS ticks and interrupts where they are least convenient (and a tick at every instruction of
# a fork, each way), FORK11_FLOATS operands of the FP11.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
export FORK11_BATCHES=${FORK11_BATCHES:-500}
export FORK11_COUNT=${FORK11_COUNT:-1000000} FORK11_KILLS=${FORK11_KILLS:-50} FORK11_BOOTS=${FORK11_BOOTS:-300}

soak() {
    echo "== $*"
    if "$@"; then pass; else fail "$*"; fi
}

[ -x tests/simh/run.sh ] && soak tests/simh/run.sh
soak tests/simh/disks.sh
soak tests/seeds.sh lab_soak FORK11_FORKS "${FORK11_FORKS:-600000}" 5000
soak tests/seeds.sh lab_every FORK11_PLACES 600000 100000
soak tests/seeds.sh lab_clock FORK11_TICKS "${FORK11_TICKS:-4000}" 200
soak tests/seeds.sh fp_random FORK11_FLOATS "${FORK11_FLOATS:-10000000}" 250000
export m=asan B=${sane:-build/asan}
soak tests/seeds.sh random FORK11_WORDS "${FORK11_WORDS:-100000000}" 2000000
soak tests/seeds.sh lines FORK11_LINES "${FORK11_LINES:-1000000}" 20000
soak tests/seeds.sh magtape FORK11_TAPES "${FORK11_TAPES:-20000}" 1000
soak tests/seeds.sh as_random FORK11_SOURCES "${FORK11_SOURCES:-1000000}" 20000
soak tests/as/run.sh --all
FORK11_CALLERS=${FORK11_CALLERS:-1000} soak $B/unit/exchange_test
FORK11_CALLERS=${FORK11_CALLERS:-1000} FORK11_TURNS=${FORK11_TURNS:-25} soak tests/lines/run.sh
soak tests/seeds.sh proof FORK11_PROOFS "${FORK11_PROOFS:-10000}" 250
for t in tests/fuzz/*.sh tests/abuse/[!l]*.sh; do soak "$t"; done
tally
