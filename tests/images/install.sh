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

# says TEXT: the last run printed it; silent TEXT: it did not.
says() {
    if grep -qaF -- "$1" "$dir/out"; then pass; else
        tail -n 20 "$dir/out"
        fail "v4-tape $step: \"$1\" was not printed"
    fi
}

silent() {
    if grep -qaF -- "$1" "$dir/out"; then
        tail -n 20 "$dir/out"
        fail "v4-tape $step: \"$1\" was printed"
    else pass; fi
}

boot() {
    step=$1
    shift
    "$fork11" v4-tape "$@" </dev/null 2>&1 | tr -d '\r\000' >"$dir/out"
}

step="before it is installed"
"$fork11" fs ls v4-tape / >"$dir/out" 2>&1 && fail "v4-tape $step: fork11 fs lists it" || pass
says "v4-tape has not been installed yet"

boot "for the first time"
says "v4-tape is installed from its tape"
says "=mcopy"
says "unix"
[ "$("$fork11" fs check "$pack" | grep -c clean)" = 1 ] && pass || fail "the installed pack is damaged"
# The kernel has run since: its super block, some times of inodes, a block in which init writes who is on.
differ=$(cmp -l -n $((4000 * 512)) "$pack" "$FORK11_IMAGES/v4/root.rk" | wc -l)
[ "$differ" -le 1024 ] && pass || fail "$differ bytes of the installed pack are not the tape's"

"$fork11" fs ls v4-tape /usr/sys/dmr >"$dir/out" 2>&1 || fail "fork11 fs does not list v4-tape"
says "tm.c"
"$fork11" images >"$dir/out" 2>&1
says "installed on $pack"

boot "for the second time"
silent "mcopy"
says "unix"

printf mine | dd of="$pack" bs=512 seek=4800 conv=notrunc status=none
boot "--fresh" --fresh
says "=mcopy"
says "unix"
grep -qa mine <(tail -c $((72 * 512)) "$pack") && fail "v4-tape --fresh kept the pack" || pass

# Damaged since: what mends it is told.
truncate -s 1000 "$pack"
boot "cut off"
says "is damaged: it has 1000 bytes, a pack has 2494464. fork11 v4-tape --fresh installs it anew."
rm "$pack" && truncate -s 2494464 "$pack"
boot "emptied"
says "fork11 v4-tape --fresh installs it anew."
says "HALT instruction"

# Killed in the midst of it, or perhaps a moment later: the next run has a whole pack.
rm -f "$pack"
{ timeout -s KILL 0.6 "$fork11" v4-tape </dev/null >/dev/null 2>&1; } 2>/dev/null
boot "after a kill"
says "unix"
[ ! -e "$pack.part" ] && pass || fail "half a pack was left"

# Somebody else is at it: his half pack stays his.
rm -f "$pack"
mkfifo "$dir/keys"
"$fork11" <"$dir/keys" >/dev/null 2>&1 &
exec 9>"$dir/keys"
echo "attach -n rk0 $pack.part" >&9
for ((i = 0; i < 100; i++)); do [ -s "$pack.part" ] && break || sleep 0.05; done
boot "while another installs it"
says "v4-tape.rk.part is in use by a running fork11: end that first"
[ -e "$pack.part" ] && pass || fail "another fork11's half pack was removed"
exec 9>&-
wait
rm -f "$pack.part"

# A tape that halts: nothing is installed, and it is said where it ended.
mkdir -p "$dir/images"
{ printf '\0\2\0\0'; head -c 512 /dev/zero; printf '\0\2\0\0'; } >"$dir/images/halt.tap"
sum=$(sha256sum "$dir/images/halt.tap" | cut -d ' ' -f 1)
cat >"$dir/manifest" <<END
image v4-tape
title A tape that halts
edition V4
file halt.tap
fetched $sum
unpacked $sum
licence none
device tm0
onto rk0
install "=" ""
boot "" "k"
END
rm -f "$pack"
step="with a tape that halts"
FORK11_MANIFEST=$dir/manifest FORK11_IMAGES=$dir/images boot "$step"
says "HALT instruction, PC: 000002"
[ ! -e "$pack" ] && [ ! -e "$pack.part" ] && pass || fail "a tape that halts left a pack"
tally
