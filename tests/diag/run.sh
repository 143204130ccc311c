#!/usr/bin/env bash
# tests/diag/run.sh NAME...: runs DEC's diagnostics of those names (or beginnings) from the list beside this file,
# FORK11_PASSES passes each (two; one under the sanitizers). --list: the names. No name: all of them.
# A pass is the mark that the list names, with nothing printed besides what it allows. Where an operator has
# more to do than to wait, a batch file of the diagnostic's name does it.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
list=tests/diag/list
out=${out:-$B/test}/diag.d
if [ "$m" = release ]; then passes=2; else passes=1; fi
passes=${FORK11_PASSES:-$passes}

names() { sed -n 's/^\([A-Z][A-Z0-9]*\) *|.*/\1/p' $list; }

# Deposits of the stand-in for DEC's diagnostic supervisor, drs.s here, from 70000 on.
supervisor() {
    $fork11 as -s -o "$out/drs.out" tests/diag/drs.s || return
    od -An -v -to2 -w2 -j$((16 + 070000)) "$out/drs.out" |
        awk -v at=$((070000)) '{ printf "deposit %o %s\n", at, $1; at += 2 }'
}

# The batch file of one row, on stdout. Semicolons part commands.
script() {
    if [ "$limit" = operator ]; then
        cat "tests/diag/$1.do"
        return
    fi
    echo "load %FORK11_IMAGES%/diag/$file"
    echo "deposit sr 0"
    [ "$m" = asan ] && [ -n "$few" ] && echo "deposit $few"
    start=200
    if [[ $before = *supervisor* ]]; then
        supervisor
        start=70000
    fi
    tr ';' '\n' <<<"${before/supervisor/}"
    echo "go $start"
    tr ';' '\n' <<<"$after"
    for _ in $(seq "$passes"); do echo "await \"$mark\" ${limit}s"; done
    echo quit
}

trim() { sed 's/^ *//; s/ *$//'; }

# What the console said that it should not have: not empty, not the mark, not allowed by $said.
surprises() {
    local ends=" *$mark.*"
    [ "$mark" = '\007' ] && ends=
    [ "$limit" = operator ] && ends='Step expired.*|HALT instruction.*'
    [ "$limit" = operator ] && [ -z "$said" ] && return
    tr -d '\r\007\000\002\177' <"$1" | sed 's/  *$//' | grep -vE '^$' |
        grep -vE "^($said|$ends)\$" | head -n 20
}

run() {
    IFS='|' read -r _ limit mark few before after said < <(grep "^$1 *|" $list)
    limit=$(trim <<<"$limit") mark=$(trim <<<"$mark") few=$(trim <<<"$few") said=$(trim <<<"$said")
    file=$(cd "$FORK11_IMAGES/diag" 2>/dev/null && ls "$1".* 2>/dev/null | grep -E 'BI[CN]$' | head -n 1)
    if [ -z "$file" ]; then
        skip "$1: not in $FORK11_IMAGES/diag"
        return
    fi
    dd if=/dev/zero of="$out/$1.rk" bs=512 count=4872 status=none
    rm -f "$out/$1.new"
    script "$1" | sed "s|SCRATCH|$out/$1.rk|; s|NEW|$out/$1.new|; s|PAPER|$out/$1.paper|g" >"$out/$1.do"
    if ! $fork11 -f "$out/$1.do" >"$out/$1.out" 2>&1 </dev/null; then
        tail -n 12 "$out/$1.out" | tr -d '\000\007'
        fail "$1 stopped before the end of pass $passes"
    elif [ -n "$(surprises "$out/$1.out")" ]; then
        surprises "$out/$1.out"
        fail "$1 reported errors"
    else
        pass
    fi
    rm -f "$out/$1.rk" "$out/$1.new" "$out/$1".paper*
}

[ "${1:-}" = --list ] && names && exit
need_images "DEC's diagnostics"
mkdir -p "$out"
for name in $(names); do
    for wanted in "${@:-}"; do
        case $name in "$wanted"*) run "$name" ;; esac
    done
done
tally
