#!/usr/bin/env bash
# tests/lines/run.sh TEST...: people at the terminals of a Sixth and a Seventh Edition, whose kernels for terminal lines
# are made here first (v6-build.do, v7-build.do). FORK11_CALLERS: how many flood V6 and vanish; FORK11_TURNS: how
# often each of six compiles. Needs python3 and packs.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/lines.d
need_images "people at terminals"

# run EDITION PACK TEST...: says what failed, then a count.
run() {
    if [ ! -r "$FORK11_IMAGES/$2" ]; then
        skip "people at the terminals of $1: no $2 in FORK11_IMAGES"
    elif ! command -v python3 >/dev/null; then
        skip "people at the terminals of $1: no python3"
    else
        export ROOT=$out/$1.pack
        cp "$FORK11_IMAGES/$2" "$ROOT" && chmod u+w "$ROOT"
        if $fork11 -f "tests/lines/$1-build.do" >"$out/$1-build" 2>&1 </dev/null; then pass; else
            tail -n 20 "$out/$1-build"
            fail "the kernel of $1 for terminal lines could not be made"
        fi
        said=$(python3 tests/lines/people.py "$fork11" "$1" "$ROOT" "${@:3}")
        sed '$d' <<<"$said"
        read -r p _ f _ s _ <<<"$(tail -n 1 <<<"$said")"
        passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
        rm -f "$ROOT"
    fi
    tally
}

# Both at once: they wait for what takes its time at a terminal.
mkdir -p "$out"
run v6 v6/root.rk "$@" >"$out/v6-said" &
run v7 v7/v7m-root.rl02 "$@" >"$out/v7-said"
wait
for system in v6 v7; do
    sed '$d' "$out/$system-said"
    read -r p _ f _ s _ <<<"$(tail -n 1 "$out/$system-said")"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
tally
