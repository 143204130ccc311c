#!/usr/bin/env bash
# tests/lessons/run.sh NAME...: each lesson of monitor/lessons/ as a batch file, against what it said when it was
# right (NAME.golden; --golden NAME... writes that instead), and read aloud. --list: the names. The pack is V6's.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/lessons.d
mkdir -p "$out"
pack=${FORK11_IMAGES:-}/v6/root.rk

run() {
    lesson=monitor/lessons/$1.f11
    if [ ! -r "$pack" ]; then
        skip "lesson $1: no v6/root.rk in FORK11_IMAGES"
        return
    fi
    $fork11 -f "$lesson" "v6=$pack" </dev/null >"$out/$1.raw" 2>&1
    status=$?
    tr -d '\r\000' <"$out/$1.raw" | sed '/^RESTRICTED RIGHTS/,/^Electric Company/d' >"$out/$1.txt"
    if [ $status != 0 ]; then
        tail -n 5 "$out/$1.txt"
        fail "lesson $1 ended with status $status"
    elif [ -n "$write" ]; then
        cp "$out/$1.txt" "tests/lessons/$1.golden"
    elif diff "tests/lessons/$1.golden" "$out/$1.txt"; then
        pass
    else
        fail "lesson $1: not what tests/lessons/$1.golden says"
    fi
}

# As it is read aloud: its page, the first command, and q at the first key ends it.
aloud() {
    said=$(echo q | $fork11 lesson "${1%%-*}" 2>&1)
    page=$(sed -n '1s/^; //p' "monitor/lessons/$1.f11")
    case $said in
    "$page"*"fork11> attach -o rk0"*"-- Enter goes on, q ends the lesson --"*) pass ;;
    *) fail "lesson $1 read aloud: $said" ;;
    esac
}

write=
[ "${1:-}" = --golden ] && write=yes && shift
all=$(basename -s .f11 monitor/lessons/*.f11)
if [ "${1:-}" = --list ]; then
    echo "$all"
    exit
fi
for name in ${*:-$all}; do
    run "$name"
    if [ -r "$pack" ] && [ -z "$write" ]; then aloud "$name"; fi
done
if [ $# = 0 ]; then
    if [ "$($fork11 lesson | grep -c '^Lesson [1-9]')" = "$(echo "$all" | wc -l)" ]; then pass; else fail "fork11 lesson lists other lessons"; fi
    if $fork11 lesson 99 >"$out/none" 2>&1; then fail "lesson 99 was found"; else pass; fi
fi
tally
