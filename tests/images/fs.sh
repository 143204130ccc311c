#!/usr/bin/env bash
# fork11 fs: every verb on a pack of its own, refusals, and two writers.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
fork11=${FORK11:-$fork11}
export LC_ALL=C
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
export FORK11_IMAGES=$dir/none XDG_CACHE_HOME=$dir/cache XDG_STATE_HOME=$dir/state
pack=$dir/pack.rk

# ok WHAT COMMAND...: it succeeds.   no WHAT TEXT COMMAND...: it fails with 1 and says TEXT.
ok() {
    what=$1 && shift
    if "$@" >"$dir/out" 2>&1; then pass; else fail "$what: $(cat "$dir/out")"; fi
}
no() {
    what=$1 text=$2 && shift 2
    "$@" >"$dir/out" 2>&1
    status=$?
    if [ $status = 1 ] && grep -q -- "$text" "$dir/out"; then pass; else
        fail "$what: status $status, $(cat "$dir/out")"
    fi
}
fs() { "$fork11" fs "$@"; }

ok make fs make "$pack" 400
no 'make again' exists fs make "$pack" 400
no 'make of nothing' '8 to 65535' fs make "$dir/x" 0
ok 'a new pack is clean' fs check "$pack"
grep -q '^clean' "$dir/out" && pass || fail "check says: $(cat "$dir/out")"

seq 1 20000 >"$dir/numbers"
printf 'main() { }\n' >"$dir/prog.c"
printf '#!\n' >"$dir/run" && chmod +x "$dir/run"
ok put fs put "$pack" "$dir/numbers" /numbers
ok 'put into a directory' fs put "$pack" "$dir/prog.c" /
ok 'put of a program' fs put "$pack" "$dir/run" run
ok cat fs cat "$pack" /prog.c prog.c
[ "$(cat "$dir/out")" = "$(cat "$dir/prog.c" "$dir/prog.c")" ] && pass || fail "cat gives other bytes"
ok get fs get "$pack" /numbers "$dir/back"
cmp -s "$dir/numbers" "$dir/back" && pass || fail "get gives other bytes"
mkdir "$dir/into" && ok 'get into a directory' fs get "$pack" /numbers "$dir/into"
cmp -s "$dir/numbers" "$dir/into/numbers" && pass || fail "get into a directory gives other bytes"
ok ls fs ls "$pack"
diff - "$dir/out" <<'LS' && pass || fail "ls prints otherwise"
-rw-r--r--  1   0   108894 Jan  1 1970 00:00 numbers
-rw-r--r--  1   0       11 Jan  1 1970 00:00 prog.c
-rwxr-xr-x  1   0        3 Jan  1 1970 00:00 run
LS
ok df fs df "$pack"
grep -q ': 172 of 389 blocks free, 140 of 144 inodes$' "$dir/out" && pass || fail "df: $(cat "$dir/out")"
cp "$pack" "$dir/same.rk"
ok 'put again' fs put "$pack" "$dir/prog.c" /prog.c
ok 'still clean' fs check "$pack"

# What must not happen changes nothing.
cp "$pack" "$dir/before"
no 'no directory' 'directory that should hold' fs put "$pack" "$dir/prog.c" /usr/prog.c
no 'long name' '14 characters' fs put "$pack" "$dir/prog.c" /fifteen-letters
no 'no room' 'no room' fs put "$pack" "$dir/before" /big
no 'no such host file' 'No such file' fs put "$pack" "$dir/absent" /x
no 'host directory' 'a directory' fs put "$pack" "$dir" /x
no 'no such guest file' 'no such file' fs cat "$pack" /absent
no 'cat of a directory' 'a directory' fs cat "$pack" /
no 'no such pack' 'neither a file nor' fs ls "$dir/absent"
no 'a directory as a pack' 'directory' fs ls "$dir"
cmp -s "$pack" "$dir/before" && pass || fail "a refused command changed the pack"
head -c 51200 "$dir/numbers" >"$dir/numbers.rk"
no 'no file system' 'no V4, V5, V6 or V7' fs ls "$dir/numbers.rk"
head -c 1000 "$dir/numbers" >"$dir/odd.rk"
no 'a piece of a pack' 'reaches beyond the end of the pack' fs ls "$dir/odd.rk"

# The Seventh Edition's, told from V6's by itself (its first inode is for bad blocks); --at: where on a pack a file system begins.
ok 'make of V7' fs --v7 make "$dir/v7" 70000
ok 'put on V7' fs put "$dir/v7" "$dir/numbers" /numbers
ok 'check of V7' fs check "$dir/v7"
grep -q '^files      3 (r=2,d=1,b=0,c=0)' "$dir/out" && pass || fail "check of V7: $(cat "$dir/out")"
ok 'cat of V7' fs cat "$dir/v7" /numbers
cmp -s "$dir/out" "$dir/numbers" && pass || fail 'V7 gives back another file'
ok 'df of V7' fs df "$dir/v7"
grep -q ': [0-9]* of 67198 blocks free, 22397 of 22400 inodes' "$dir/out" && pass || fail "df of V7: $(cat "$dir/out")"
no 'V7 as V6' 'Seventh Edition' fs --v6 ls "$dir/v7"
no 'V6 as V7' 'no V4, V5, V6 or V7' fs --v7 ls "$pack"
{ head -c 10240 /dev/zero && cat "$pack"; } >"$dir/behind"
ok 'at a block' fs --at 20 cat "$dir/behind" /prog.c
cmp -s "$dir/out" "$dir/prog.c" && pass || fail "another file at block 20"
no 'at no block' 'no V4, V5, V6 or V7' fs --at 19 ls "$dir/behind"
no 'beyond the pack' 'beyond the end' fs --at 5000 ls "$dir/behind"

# A damaged pack: its second free block is one of a file's.
cp "$pack" "$dir/bad.rk"
printf '\013\000' | dd of="$dir/bad.rk" bs=1 seek=$((512 + 6 + 2)) conv=notrunc status=none
no 'check of a damaged pack' '^damaged: 1' fs check "$dir/bad.rk"
grep -q 'block 11 dup' "$dir/out" && pass || fail "check names no block: $(cat "$dir/out")"
cp "$dir/bad.rk" "$dir/before"
no 'put on a damaged pack' 'is damaged' fs put "$dir/bad.rk" "$dir/prog.c" /x
cmp -s "$dir/bad.rk" "$dir/before" && pass || fail "a damaged pack was written"

# The host's disk is full (here: no file may grow beyond 50 KB): it says so, and nothing is damaged.
cp "$pack" "$dir/full.rk"
(trap '' XFSZ && ulimit -f 50 && fs put "$dir/full.rk" "$dir/prog.c" /full) >"$dir/out" 2>&1
grep -q 'host cannot write' "$dir/out" && pass || fail "a full disk: $(cat "$dir/out")"
no 'what a full disk left' 'not clean, but safe to use: 1 blocks missing, 0' fs check "$dir/full.rk"
ok 'put after a full disk' fs put "$dir/full.rk" "$dir/prog.c" /full

# A named image is never written; what is put on it goes to the changes file, and is seen.
mkdir -p "$dir/none/t" && cp "$pack" "$dir/none/t/pack"
FORK11_MANIFEST=$dir/manifest && export FORK11_MANIFEST
hash=$(sha256sum "$pack" | cut -d' ' -f1)
printf 'image mine\ntitle T\nedition V6\nfile t/pack\nlicence free\nunpacked %s\ndevice rk0\n' "$hash" >"$dir/manifest"
ok 'ls of a named image' fs ls mine /run
[ -e "$dir/state/fork11/mine.changes" ] && fail "looking made a changes file" || pass
ok 'put on a named image' fs put mine "$dir/run" /more
cmp -s "$pack" "$dir/none/t/pack" && pass || fail "a named image was written"
ok 'the change is seen' fs cat mine /more
ok 'a changed image is clean' fs check mine
ok images "$fork11" images
grep -q "changed by guests: $dir/state/fork11/mine.changes" "$dir/out" && pass || fail "images: $(cat "$dir/out")"
ok 'images fresh' "$fork11" images fresh mine
no 'the change is gone' 'no such file' fs cat mine /more

"$fork11" fs >"$dir/out" 2>&1
[ $? = 2 ] && grep -q '^usage: fork11 fs ls' "$dir/out" && pass || fail "no usage"

# A pack that somebody writes is not written a second time.
python3 - "$pack" >"$dir/lock" <<'LOCK' &
import fcntl, os, struct, sys, time
fd = os.open(sys.argv[1], os.O_RDWR)
fcntl.flock(fd, fcntl.LOCK_EX)
try:
    fcntl.fcntl(fd, 37, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
except OSError:
    pass
print("locked", flush=True)
time.sleep(60)
LOCK
locker=$!
for _ in $(seq 50); do
    [ -s "$dir/lock" ] && break
    sleep 0.1
done
if [ -s "$dir/lock" ]; then
    no 'two writers' 'in use' fs put "$pack" "$dir/prog.c" /two
    ok 'a reader beside a writer' fs ls "$pack"
else
    skip "two writers: no python3 here to hold the lock"
fi
kill $locker 2>/dev/null
wait 2>/dev/null
tally
