#!/usr/bin/env bash
# seeds.sh TEST VARIABLE TOTAL PIECE: a fuzz among the unit tests, for TOTAL of what VARIABLE counts, in pieces
# that each have a seed of their own (from FORK11_SEED, or 1, up), one on each processor. Prints how fast it
# went; of a piece that fails, its seed and its last words.
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
test=$B/unit/$1_test variable=$2 total=$3 piece=$4
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
first=${FORK11_SEED:-1}
pieces=$(((total + piece - 1) / piece))
last=$((first + pieces - 1))
export test variable piece dir

one() { env "FORK11_SEED=$1" "$variable=$piece" "$test" >"$dir/$1" 2>&1 || echo "$1" >>"$dir/failed"; }
export -f one

start=$SECONDS
seq "$first" "$last" | xargs -P "$(nproc)" -I{} bash -c 'one {}'
seconds=$((SECONDS - start))
for seed in $(seq "$first" "$last"); do
    if grep -qsx "$seed" "$dir/failed"; then
        tail -n 12 "$dir/$seed"
        fail "$1: seed $seed; again with FORK11_SEED=$seed $variable=$piece $test"
    else
        pass
    fi
done
echo "$1: $((pieces * piece)) by $variable, seeds $first to $last, $seconds s, $((pieces * piece / (seconds ? seconds : 1))) a second"
tally
