#!/usr/bin/env bash
# A full host disk under a guest that writes: the guest sees an error, the monitor tells which, and every block
# that the guest was told is written is in the file. A small tmpfs where we may mount one, a limit on the size
# of files everywhere.
cd "$(dirname "$0")/../.." || exit 1
. tests/abuse/lib.sh
small=$dir/small
mkdir "$small"
if mount -t tmpfs -o size=1m fork11 "$small" 2>/dev/null; then
    trap 'umount "$small"; rm -rf "$dir"' EXIT
    mounted=yes
else
    skip "a full tmpfs: this user may not mount one"
    mounted=
fi

# dots FILE: for how many blocks the guest of writer.do was answered.
dots() { tr -d '\r' <"$1" | grep -xE '\.+' | tr -d '\n' | wc -c; }

# full NAME PACK WHY COMMAND...: the command runs the writer on PACK until it halts.
full() {
    local name=$1 pack=$2 why=$3
    shift 3
    said "$why" "$@"
    n=$(dots "$dir/said")
    if [ "$n" -gt 50 ] && [ "$n" -lt 4872 ]; then pass; else fail "$name: the guest was answered $n times"; fi
    bad=$(holds "$pack" "$n") && pass || fail "$name: $bad of the $n that were acknowledged"
}

# The writer, from the monitor; then what the guest found in RKCS and RKER.
writer() { monitor "do $here/writer.do" "$@" cont "e rkcs" "e rker" "e r4"; }

if [ $mounted ]; then
    pack=$small/pack
    full "a full disk" "$pack" "No space left on device" "$fork11" "$(writer "attach -n rk0 $pack")"
    grep -q 'RKCS:.1' "$dir/said" && pass || fail "a full disk: $(grep RK "$dir/said")"
    rm "$pack"
    said "No space left on device" "$fork11" "$(monitor "attach -o rk0 $dir/pack" "!head -c 2m /dev/zero >$small/x" \
        "save $small/saved")"
fi
pack=$dir/pack
full "a limit" "$pack" "File too large" bash -c 'ulimit -f 700; exec "$@"' - "$fork11" "$(writer "attach rk0 $pack")"

# The same in a batch file, which fails with that sentence.
rm "$pack"
printf '%s\n' "attach rk0 $pack" "do $here/writer.do" 'await "x" 600s' >"$dir/batch"
said "File too large" bash -c 'ulimit -f 700; exec "$@"' - "$fork11" -f "$dir/batch"

# A throw-away overlay needs no room: the error comes behind the last block.
said "R4:	011411" bash -c 'ulimit -f 10; exec "$@"' - "$fork11" "$(writer "attach -o rk0 $pack")"

if [ -n "${FORK11_IMAGES:-}" ]; then
    # A named image's changes file.
    commands=$(writer "break 30000")
    printf '\005%s\n' "$(cat "$commands")" >"$dir/typed"
    full_changes() {
        export XDG_STATE_HOME=$1
        shift
        timeout 60 "$@" "$fork11" v6 --manual <"$dir/typed" >"$dir/said" 2>&1
        n=$(dots "$dir/said")
        grep -q "could not be used" "$dir/said" && pass || fail "a changes file: $(tail -n 3 "$dir/said")"
        pack=$(find "$XDG_STATE_HOME" -type f -size +1k | head -n 1)
        tail -c +8193 "$pack" >"$dir/data"
        bad=$(holds "$dir/data" "$n") && [ "$n" -gt 50 ] && pass ||
            fail "a changes file: $bad of the $n that were acknowledged"
    }
    full_changes "$dir/state" bash -c 'ulimit -f 700; exec "$@"' -
    [ $mounted ] && rm -rf "${small:?}"/* && full_changes "$small/state" env
else
    skip "a full disk under a changes file: FORK11_IMAGES names no images"
fi
tally
