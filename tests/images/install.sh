#!/usr/bin/env bash
# fork11 v4-tape: the first time it installs the system from its tape, then it boots what is installed; --fresh
# begins anew; what ends in the midst of it leaves no pack.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
fork11=${FORK11:-$fork11}
need_images "a system on tape"
if [ ! -f "$FORK11_IMAGES/v4/utah.tap" ]; then
    skip "v4-tape: no v4/utah.tap in $FORK11_IMAGES"
    tally
fi
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
export XDG_STATE_HOME=$dir/state XDG_CACHE_HOME=$dir/cache
pack=$dir/state/fork11/v4-tape.rk

# OPTIONS...: boots it, up to the login prompt, and does what the guest is told on standard input.
boot() {
    {
        echo 'expect "login: " {}'
        echo 'cont'
        cat
        echo 'quit'
    } >"$dir/do"
    "$fork11" "$@" v4-tape <"$dir/do" >"$dir/out" 2>&1
}

has() {
    if grep -qaF "$1" "$dir/out"; then pass; else
        cat "$dir/out"
        fail "$2: \"$1\" was not printed"
    fi
}

lacks() {
    if grep -qaF "$1" "$dir/out"; then
        cat "$dir/out"
        fail "$2: \"$1\" was printed"
    else pass; fi
}
