#!/usr/bin/env bash
# fork11 killed (-9) at random moments while a guest writes, FORK11_KILLS times on each kind of disk and tape: every
# block that the guest was told is written is in the file.
cd "$(dirname "$0")/../.." || exit 1
. tests/abuse/lib.sh
RANDOM=${FORK11_SEED:-1976}
echo "kill: FORK11_SEED=${FORK11_SEED:-1976}"

# killed WRITER COMMAND...: once, in the middle of WRITER on a new $dir/pack, which COMMANDs attach: when the guest has
# been answered some tens of times, and then at a random moment. What it says goes through a pipe.
mkfifo "$dir/pipe"
killed() {
    local writer=$1 n bad said
    shift
    rm -f "$dir/pack"
    monitor "$@" "do $here/$writer" cont >/dev/null
    "$fork11" "$dir/commands" >"$dir/pipe" 2>&1 </dev/null &
    pid=$!
    exec 3<"$dir/pipe"
    read -r -u 3 # that a file is made
    read -r -u 3 -N $((RANDOM % 200 + 30)) said
    sleep "0.0$((RANDOM % 70 + 10))"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    n=$({ printf %s "$said" && cat <&3; } | tr -d '\r' | grep -E '^\.+$' | tr -d '\n' | wc -c)
    exec 3<&-
    told=$((told + n))
    if [ "$n" = 0 ]; then pass; elif bad=$($holds "$dir/pack" "$n"); then pass; else
        fail "$writer killed: $bad of the $n that were acknowledged"
    fi
}

# records FILE N: as holds, of a tape's records of 512 bytes, whole with their lengths.
records() {
    od -An -v -tu2 -w520 -N $(($2 * 520)) "$1" | awk '$1 != 512 || $3 != NR || $259 != 512 { print "record " NR " holds " $3; bad = 1; exit }
        END { if (NR < n && !bad) print "only " NR " records"; exit bad || NR < n }' n="$2"
}

holds=holds
# disk TIMES WRITER COMMAND...
disk() {
    local times=$1
    shift
    told=0
    for _ in $(seq "$times"); do killed "$@"; done
    [ $told -gt $((times * 20)) ] && pass || fail "$1: the guest was answered $told times in all: nothing was tried"
}

disk "${FORK11_KILLS:-4}" writer.do "attach rk0 $dir/pack"
disk "${FORK11_KILLS:-2}" writer-rl.do "attach rl0 $dir/pack"
disk "${FORK11_KILLS:-2}" writer-rf.do "set rf enabled" "attach rf0 $dir/pack"
disk "${FORK11_KILLS:-2}" writer-rr.do "set rp disabled" "set rr enabled" "attach rr0 $dir/pack"
disk "${FORK11_KILLS:-2}" writer-rp.do "attach rp0 $dir/pack"
disk "${FORK11_KILLS:-2}" writer-tc.do "set tc enabled" "attach tc0 $dir/pack"
holds=records
disk "${FORK11_KILLS:-2}" writer-tm.do "attach tm0 $dir/pack"
tally
