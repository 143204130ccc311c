#!/usr/bin/env bash
# tests/fuzz/kernels.sh: V6, or of a fourth of the seeds V7M, runs with the observatory on, and again and again words of its kernel are overwritten
# at random: tables, free maps, u-area, stack, text. Every verb that reads them is used; nothing may crash, hang or
# leak. FORK11_KERNELS of them (400), FORK11_SEED the first one's seed.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
pack=${FORK11_IMAGES:-}/v6/root.rk
if [ ! -r "$pack" ]; then
    skip "kernels at random: no v6/root.rk in FORK11_IMAGES"
    tally
    exit
fi
seed=${FORK11_SEED:-1975}
echo "kernels: FORK11_SEED=$seed"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

verbs='proc|u|u 1|text|inode|file|files|files 6|buf|core|swap|maps|maps 1|where|where 1|where 6|show kernel|list|fork list|fork show|fork compare -v|fork compare --page 64|fork show 0|print [_mpid]'

# A batch file of damage: where to, and what, by awk's generator, so that a seed says it all.
damage() {
    awk -v seed="$1" -v v7="$([ $(($1 % 4)) = 0 ] && [ -r "$FORK11_IMAGES/v7/v7m-root.rl02" ] && echo 1)" -v verbs="$verbs" -v work="$work" '
    function any(n) { return int(rand() * n) }
    function word() { r = any(4); return r == 0 ? 0 : r == 1 ? any(65536) : r == 2 ? any(256) : 65535 - any(256) }
    # proc, text, inode, file, coremap, swapmap by name; the u-area and its stack; text; anywhere
    function place() {
        r = any(9)
        if (r < 6) return sprintf("-k %s+%o", name[r], 2 * any(400))
        if (r == 6) return sprintf("-k %o", 49152 + 2 * any(512))
        return sprintf("-p %o", r == 7 ? 2 * any(12000) : 2 * any(126976))
    }
    BEGIN {
        srand(seed)
        split("_proc _text _inode _file _coremap _swapmap", part, " ")
        for (i = 0; i < 6; i++) name[i] = part[i + 1]
        n = split(verbs, verb, "|")
        if (v7) {
            print "attach -o rl0 %FORK11_IMAGES%/v7/v7m-root.rl02\nboot rl0\nawait \"\\n#\" 60s\ntype \"boot\\r\""
            print "await \": \" 60s\nfork on\nbreak 34010\ntype \"rl(0,0)unix\\r\"\nstep 100000000\nnobreak all"
            if (any(2)) print "set cpu 72k"
            print "await \"# \" 60s"
        } else {
            print "set cpu " (any(2) ? "64K" : "256K")
            print "attach -o rk0 %FORK11_IMAGES%/v6/root.rk\nboot rk0\nawait \"@\" 30s\nfork on\ntype \"rkunix\\r\""
            print "await \"login: \" 120s\ntype \"root\\r\"\nawait \"# \" 60s"
        }
        for (round = 0; round < 12; round++) {
            print "type \"date | wc; ls /bin\\r\""
            printf "try await \"\" %dms\n", 1 + any(2500)
            for (i = any(6); i >= 0; i--) printf "try d %s %o\n", place(), word()
            for (i = 0; i < 8; i++) print "try " verb[1 + any(n)]
            if (any(3) == 0) print "try fork export " work "/f." (any(2) ? "json" : "html")
            if (any(4) == 0) print "fork off\ntry fork on"
        }
        for (i = 1; i <= n; i++) print "try " verb[i]
    }'
}

for ((i = 0; i < ${FORK11_KERNELS:-400}; i++)); do
    damage $((seed + i)) >"$work/damage.f11"
    timeout 120 $fork11 -f "$work/damage.f11" </dev/null >"$work/out" 2>&1
    status=$?
    if [ $status != 0 ] || grep -aqE 'Sanitizer|runtime error' "$work/out"; then
        grep -aE -A12 'Sanitizer|runtime error' "$work/out" | head -n 30
        fail "kernel of seed $((seed + i)): status $status"
    else
        pass
    fi
done
tally
