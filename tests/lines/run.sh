#!/usr/bin/env bash
# tests/lines/run.sh TEST...: people at the terminals of a Sixth Edition, whose kernel for terminal lines is made here
# first (v6-build.do). FORK11_CALLERS: how many flood it and vanish. Needs python3 and V6's pack.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/lines.d
need_images "people at V6's terminals"
if [ ! -r "$FORK11_IMAGES/v6/root.rk" ]; then
    skip "people at V6's terminals: no v6/root.rk in FORK11_IMAGES"
elif ! command -v python3 >/dev/null; then
    skip "people at V6's terminals: no python3"
else
    mkdir -p "$out"
    export ROOT=$out/lines.rk
    cp "$FORK11_IMAGES/v6/root.rk" "$ROOT" && chmod u+w "$ROOT"
    if $fork11 -f tests/lines/v6-build.do >"$out/build" 2>&1 </dev/null; then pass; else
        tail -n 20 "$out/build"
        fail "V6's kernel for terminal lines could not be made"
    fi
    said=$(python3 tests/lines/people.py "$fork11" "$ROOT" "$@")
    sed '$d' <<<"$said"
    read -r p _ f _ s _ <<<"$(tail -n 1 <<<"$said")"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    rm -f "$ROOT"
fi
tally
