#!/usr/bin/env bash
# fork11 killed (-9) at random moments while a guest writes, FORK11_KILLS times: every block that the guest was
# told is written is in the file.
cd "$(dirname "$0")/../.." || exit 1
. tests/abuse/lib.sh
RANDOM=${FORK11_SEED:-1976}
echo "kill: FORK11_SEED=${FORK11_SEED:-1976}"
monitor "attach rk0 $dir/pack" "do $here/writer.do" cont >/dev/null
told=0
for _ in $(seq "${FORK11_KILLS:-4}"); do
    rm -f "$dir/pack"
    "$fork11" "$dir/commands" >"$dir/said" 2>&1 </dev/null &
    pid=$!
    sleep "0.$((RANDOM % 800 + 150))"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    n=$(tr -d '\r' <"$dir/said" | grep -E '^\.+$' | tr -d '\n' | wc -c)
    told=$((told + n))
    if [ "$n" = 0 ]; then pass; elif bad=$(holds "$dir/pack" "$n"); then pass; else
        fail "killed: $bad of the $n that were acknowledged"
    fi
done
[ $told -gt 100 ] && pass || fail "the guest was answered $told times in all: nothing was tried"
tally
