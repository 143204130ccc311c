#!/usr/bin/env bash
# tests/simh/rl.sh: random transfers on an RL01 and an RL02, by the program rl.s, here and on Debian's pdp11: what
# they left in the control's registers and in memory, and the packs, byte for byte. FORK11_TRANSFERS: how many.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
if ! command -v pdp11 >/dev/null; then
    skip "disks beside SIMH's: no pdp11 (apt-get install simh)"
    tally
    exit 0
fi
count=${FORK11_TRANSFERS:-250} seed=${FORK11_SEED:-1}
[ "$count" -gt 30000 ] && count=30000 # a word's worth
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT

$fork11 as -s -o "$dir/a.out" tests/simh/rl.s || exit 1
od -An -v -to2 -w2 -j$((16 + 01000)) "$dir/a.out" |
    awk -v at=$((01000)) '$1 != "000000" { printf "deposit %o %s\n", at, $1 } { at += 2 }' >"$dir/program"

# run TYPE CYLINDERS: there and here.
run() {
    printf '%s\n' "set rl0 $1" "attach -n rl0 $dir/ours" quit >"$dir/new"
    rm -f "$dir/ours"
    $fork11 -f "$dir/new" >/dev/null && cp "$dir/ours" "$dir/theirs"
    {
        cat "$dir/program"
        printf 'deposit 1002 %o\ndeposit 1004 %o\ndeposit 1006 %o\n' "$count" "$seed" "$2"
    } >"$dir/both"
    {
        echo "set cpu 11/45"
        echo "set rl0 $1"
        echo "attach rl0 $dir/theirs"
        cat "$dir/both"
        printf '%s\n' 'go 1000' 'examine r5' 'examine 1002' 'quit'
    } >"$dir/ini"
    pdp11 "$dir/ini" </dev/null 2>/dev/null | tr -d '\r' | grep -E '^(R5|1002):' | tr -d ' \t' >"$dir/theirs.said"
    {
        echo "set rl0 $1"
        echo "attach rl0 $dir/ours"
        cat "$dir/both"
        printf '%s\n' 'deposit pc 1000' 'step 2000000000' 'examine r5' 'examine 1002' 'quit'
    } >"$dir/do"
    $fork11 -f "$dir/do" </dev/null 2>&1 | tr -d '\r' | sed -n 's/^R5:/R5:/p; s/^001002:/1002:/p' | tr -d ' \t' >"$dir/ours.said"
    if [ "$(wc -l <"$dir/theirs.said")" = 2 ] && diff "$dir/theirs.said" "$dir/ours.said" && grep -q '^1002:000000' "$dir/ours.said"; then
        pass
    else
        fail "$1: $count transfers from seed $seed did not end alike"
    fi
    if cmp "$dir/theirs" "$dir/ours"; then pass; else fail "$1: after $count transfers from seed $seed the packs differ"; fi
}

run rl01 256
run rl02 512
tally
