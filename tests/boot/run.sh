#!/usr/bin/env bash
# tests/boot/run.sh NAME...: boots an edition and talks with it as NAME.do here says, then holds what was
# printed, instruction count included, against NAME.golden (--golden: writes that instead).
# Where the guest wrote to a pack of its own (%ROOT%), or made one (%NEW%), the program is killed after the sync, and
# the pack must check clean. What lies in NAME.put/ is put into the pack's /tmp first. --list: the names.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/boot.d

# The pack that a script means by %ROOT%.
pack() {
    case $1 in
    v6*) echo v6/root.rk ;;
    v5*) echo v5/root.rk ;;
    v4*) echo v4/root.rk ;;
    v7*) echo v7/v7m-root.rl02 ;;
    *) echo "$1/root.rk" ;;
    esac
}

# What is compared: no carriage returns, not the notice that the kernel prints, and of the lines of V7's C that
# FORK STEP shows the numbers alone.
golden() {
    tr -d '\r\000' <"$1" | sed '/^RESTRICTED RIGHTS/,/^Electric Company/d' |
        case ${1##*/} in v7*) sed 's/^\([> ?][ 0-9]\{4\}[0-9]\)  .*/\1/' ;; *) cat ;; esac
}

# How many problems a pack has: the Fifth Edition's has had one for fifty years.
problems() { $fork11 fs check "$1" | awk '/^damaged: / { n = $2 } END { print n + 0 }'; }

# The pack %ROOT% as a script finds it.
fresh() {
    cp "$FORK11_IMAGES/$(pack "$1")" "$ROOT" && chmod u+w "$ROOT"
    for f in tests/boot/"$1".put/*; do
        [ -r "$f" ] && $fork11 fs put "$ROOT" "$f" "/tmp/$(basename "$f")"
    done
}

# With the observatory on the same is printed, and the same instructions are counted.
watched() {
    case $1 in v4 | v5 | v6 | v6-rebuild | v6-single | v6-split | v6-wellsch | v7 | v7-fs | v7-rebuild) ;; *) return ;; esac
    fresh "$1"
    { echo fork on; cat "tests/boot/$1.do"; } >"$out/$1.on.do"
    { $fork11 -f "$out/$1.on.do" >"$out/$1.out" 2>&1 </dev/null; } 2>/dev/null
    golden "$out/$1.out" >"$out/$1.txt"
    if diff "tests/boot/$1.golden" "$out/$1.txt"; then
        pass
    else
        fail "$1 with FORK ON: not what tests/boot/$1.golden says"
    fi
}

run() {
    script=tests/boot/$1.do
    export ROOT=$out/$1.rk NEW=$out/$1.new
    if [ ! -r "$FORK11_IMAGES/$(pack "$1")" ]; then
        skip "$1: no $(pack "$1") in $FORK11_IMAGES"
        return
    fi
    fresh "$1"
    before=$(problems "$ROOT")
    { $fork11 -f "$script" >"$out/$1.out" 2>&1 </dev/null; } 2>/dev/null
    status=$?
    killed=$(grep -c '^!kill' "$script")
    golden "$out/$1.out" >"$out/$1.txt"
    if [ "$status" != $((killed ? 137 : 0)) ]; then
        tail -n 15 "$out/$1.txt"
        fail "$1 ended with status $status"
    elif [ -n "$write" ]; then
        cp "$out/$1.txt" "tests/boot/$1.golden"
    elif diff "tests/boot/$1.golden" "$out/$1.txt"; then
        pass
    else
        fail "$1: not what tests/boot/$1.golden says"
    fi
    if [ "$killed" = 1 ]; then
        if [ "$(problems "$ROOT")" -le "$before" ]; then pass; else
            $fork11 fs check "$ROOT"
            fail "$1: the pack is damaged after sync and kill"
        fi
    fi
    if [ "$1" = v7-fs ]; then
        for f in unix munix unix; do $fork11 fs cat "$ROOT" /$f; done >"$out/$1.big"
        if $fork11 fs cat "$ROOT" /tmp/big | cmp - "$out/$1.big"; then pass; else fail "$1: another /tmp/big"; fi
    fi
    if [ -e "$NEW" ]; then
        if [ "$(problems "$NEW")" = 0 ] && $fork11 fs check "$NEW" | grep -q clean; then pass; else
            fail "$1: the new pack is damaged: $($fork11 fs check "$NEW")"
        fi
    fi
    if [ "$1" = v6-ps ]; then
        if awk -f tests/boot/ps.awk "$out/$1.txt"; then pass; else fail "$1: PROC is not as ps"; fi
    fi
    [ -n "$write" ] || watched "$1"
    rm -f "$ROOT" "$NEW"*
}

names() { for f in tests/boot/*.do; do basename "$f" .do; done; }

[ "${1:-}" = --list ] && names && exit
write=
[ "${1:-}" = --golden ] && write=yes && shift
need_images "boots of the Unix editions"
mkdir -p "$out"
[ $# = 0 ] && set -- $(names)
for name in "$@"; do run "$name"; done
tally
