#!/usr/bin/env bash
# make bench: how long the lab takes to its prompt; then host seconds of four jobs, here and on Debian's pdp11 (package simh), in turn, the median of
# FORK11_ROUNDS (3) each, and the median of the ratios, round by round: a register loop, a loop through the KT11, V6 from boot block to `#`, V6's kernel rebuilt.
# Then what the observatory costs: the rebuild with FORK ON against the rebuild without, in turn.
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
LC_ALL=C
rounds=${FORK11_ROUNDS:-3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# 1024 * 65536 turns of ADD INC MOV SOB, 268 million instructions.
registers='012704 002000 005003 060102 005202 010205 077304 077406 0'
# Eight pages mapped to themselves, then 49152 * 1024 turns of MOV INC TST SOB through them, 201 million.
kt11='012700 172300 012701 000010 012720 077406 077103 012700 172340 005001 010120 062701 000200 020127 001600 001372
012710 007600 012737 000001 177572 012704 140000 012701 010000 012702 030000 012703 002000 012122 005242 005722 077304
077413 0'

# The words as deposits from 1000 on: the same commands in both monitors.
deposits() {
    local at=512
    for w in $1; do
        printf 'd %o %s\n' $at $w
        at=$((at + 2))
    done
}

now() { echo "${EPOCHREALTIME/,/.}"; }

# The lab system from the command line to its prompt, the comparison that comes first included.
lab_here() {
    local start=$(now)
    XDG_STATE_HOME=$dir $fork11 lab </dev/null >"$dir/out" && seconds "$start" "$(now)"
}

loop_here() {
    { deposits "$1"; printf 'go 1000\nstep -t 4000000000\nquit\n'; } >"$dir/loop.do"
    local start=$(now)
    $fork11 -f "$dir/loop.do" >"$dir/out" && seconds "$start" "$(now)"
}
loop_there() {
    { printf 'set cpu 11/45\nset cpu 256k\n'; deposits "$1"; printf 'g 1000\nquit\n'; } >"$dir/loop.ini"
    local start=$(now)
    pdp11 "$dir/loop.ini" >"$dir/out" </dev/null && seconds "$start" "$(now)"
}
seconds() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f\n", b - a }'; }

# V6 single user, then its kernel rebuilt, after the monitor's command $1 if any: the host's seconds at the boot, at `#`,
# before and after the rebuild, then the instructions of it all.
v6_here() {
    { echo "${1:-}"; cat; } >"$dir/v6.do" <<'EOF'
attach -o rk0 %FORK11_IMAGES%/v6/root.rk
deposit sr 173030
!date +mark:%%s.%%N
boot rk0
await "@" 30s
type "rkunix\r"
await "# " 60s
!date +mark:%%s.%%N
type "STTY -LCASE\r"
await "\n# " 60s
type "chdir /usr/sys\r"
await "\n# " 60s
!date +mark:%%s.%%N
type "sh run\r"
await "vt.c:" 3000s
await "\n# " 3000s
!date +mark:%%s.%%N
show time
quit
EOF
    $fork11 -f "$dir/v6.do" >"$dir/out" 2>&1 || { tail -n 3 "$dir/out" >&2; return 1; }
    grep -aoE 'mark:[0-9.]*|[0-9]+ instructions' "$dir/out" | tr -cd '0-9.\n' | paste -sd ' '
}

# A conversation with a program on a terminal: say TEXT, hear TEXT.
say() { # a character at a time: this one loses what is typed faster than it is read
    local text=$1$'\r' i
    for ((i = 0; i < ${#text}; i++)); do
        printf %s "${text:i:1}" >&"${sim[1]}"
        sleep 0.02
    done
}
hear() {
    local text='' c
    while IFS= read -r -d '' -n 1 -t 120 -u "${sim[0]}" c; do
        text=$text$c
        [ ${#text} -gt 40 ] && text=${text:1}
        case $text in *"$1"*) return 0 ;; esac
    done
    echo "pdp11 never said $1" >&2
    return 1
}
v6_there() {
    cp "$FORK11_IMAGES/v6/root.rk" "$dir/there.rk" && chmod u+w "$dir/there.rk"
    printf 'set cpu 11/45\nset cpu 256k\natt rk0 %s\nd sr 173030\nboot rk0\n' "$dir/there.rk" >"$dir/v6.ini"
    coproc sim { exec timeout 600 script -qfc "pdp11 $dir/v6.ini" /dev/null; }
    local pid=$sim_PID marks
    marks=$(now)
    hear @ && say rkunix && hear '# ' && marks="$marks $(now)" && say 'STTY -LCASE' && hear '# ' &&
        say 'chdir /usr/sys' && hear '# ' && marks="$marks $(now)" && say 'sh run' && hear vt.c: &&
        hear '# ' && marks="$marks $(now)" && echo "$marks"
    printf '\005' >&"${sim[1]}" && hear 'sim> ' && say quit
    wait "$pid" 2>/dev/null
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
row() { # NAME HERE THERE: files, one line a round
    local ratio=$(paste "$2" "$3" | awk 'NF == 2 { print $2 / $1 }' | median)
    awk -v n="$1" -v a="$(median <"$2")" -v b="$(median <"$3")" -v r="$ratio" 'BEGIN {
        printf "%-32s %8.2f s", n, a
        if (r) printf "   pdp11 %8.2f s   %5.2f times as fast", b, r
        print "" }'
}
have_simh() { command -v pdp11 >/dev/null; }

have_simh || echo "no pdp11 here to compare with (apt-get install simh): only fork11 is timed"
for job in registers kt11; do
    : >"$dir/here"; : >"$dir/there"
    for _ in $(seq "$rounds"); do
        loop_here "${!job}" >>"$dir/here" || exit 1
        have_simh && loop_there "${!job}" >>"$dir/there"
    done
    row "$job loop" "$dir/here" "$dir/there"
done

: >"$dir/here"; : >"$dir/none"
for _ in $(seq "$rounds"); do lab_here >>"$dir/here" || exit 1; done
row 'the lab, start to #' "$dir/here" "$dir/none"

if [ ! -r "${FORK11_IMAGES:-}/v6/root.rk" ]; then
    echo "boot and rebuild of V6 skipped: no v6/root.rk in FORK11_IMAGES"
    exit
fi
: >"$dir/here"; : >"$dir/there"
for _ in $(seq "$rounds"); do
    v6_here >>"$dir/here" || exit 1
    have_simh && v6_there >>"$dir/there"
done
between() { awk -v a="$1" -v b="$2" '{ print $b - $a }' "$dir/$3"; } # the marks of each round
for side in here there; do
    between 1 2 $side >"$dir/boot.$side"
    between 3 4 $side >"$dir/rebuild.$side"
done
row 'V6, boot block to #' "$dir/boot.here" "$dir/boot.there"
row "V6's kernel rebuilt" "$dir/rebuild.here" "$dir/rebuild.there"

# The observatory: one more round of pairs, FORK ON and FORK OFF, that must run the same instructions.
printf 'fork on\nquit\n' >"$dir/fork.do"
if ! $fork11 -f "$dir/fork.do" >"$dir/out" 2>&1; then
    tail -n 1 "$dir/out"
    exit 1
fi
: >"$dir/on"; : >"$dir/off"
for _ in $(seq "$rounds"); do
    v6_here 'fork off' >>"$dir/off" && v6_here 'fork on' >>"$dir/on" || exit 1
done
for side in on off; do between 3 4 $side >"$dir/rebuild.$side"; done
ratio=$(paste "$dir/rebuild.on" "$dir/rebuild.off" | awk '{ print $1 / $2 }' | median)
awk -v a="$(median <"$dir/rebuild.on")" -v b="$(median <"$dir/rebuild.off")" -v r="$ratio" 'BEGIN {
    printf "%-32s %8.2f s   without %6.2f s   %5.2f times the time\n", "the same, observed (fork on)", a, b, r }'
counts=$(cut -d' ' -f5 "$dir/on" "$dir/off" | sort -u)
if [ "$(echo "$counts" | wc -l)" != 1 ]; then
    echo "the instruction counts with the observatory on and off differ: $(echo $counts)"
    exit 1
fi
echo "$counts instructions with it and without"
