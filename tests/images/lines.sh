#!/usr/bin/env bash
# LIST -c on the kernels that lie on the packs: for the functions that make, swap and end processes, every
# call instruction, in the order of the addresses, with the line of the pack's own text that it was made
# from, as read by eye. And all functions of each kernel: how many calls have a line that has the name.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
fork11=${FORK11:-$fork11}
need_images "the lines of the kernels' C"
export LC_ALL=C
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT

# What each edition's boot needs, up to a running kernel.
start() {
    case $1 in v7*) unit=rl0 ;; *) unit=rk0 ;; esac
    echo "attach -o $unit $FORK11_IMAGES/$1"
    case $1 in
    v7*) printf '%s\n' 'boot rl0' 'await "\n#" 30s' 'type "boot\r"' 'await "Boot\n\r\177\177: " 60s' 'type "rl(0,0)unix\r"' 'await "# " 60s' ;;
    v4*) printf '%s\n' 'boot rk0' 'type "k"' 'await "k" 10s' 'type "unix\r"' 'await "login: " 120s' ;;
    v5*) printf '%s\n' 'boot rk0' 'await "@" 30s' 'type "unix\r"' 'await "login: " 120s' ;;
    *) printf '%s\n' 'd sr 173030' 'boot rk0' 'await "@" 30s' 'type "rkunix\r"' 'await "#" 120s' ;;
    esac
    echo 'echo ' # the guest's line ends here
}

# calls PACK NAME...: "function: callee line, callee line ..." for each NAME.
calls() {
    pack=$1 && shift
    { start "$pack" && for f in "$@"; do echo "list -c $f"; done; } >"$dir/do"
    "$fork11" -f "$dir/do" 2>&1 | tr -d '\r' | awk '
        /^#?[0-7]+  [^ ]+ +[0-9?]/ { sub(/^#?[0-7]+ +/, ""); $1 = $1; list = list (list ? ", " : "") $0 }
        / calls, / { n = split($0, w, " "); f = $0; sub(/.* in /, "", f); sub(/,.*/, "", f)
                     print f ": " list; list = "" }'
}

# lines PACK: the tables on standard input are what LIST -c says.
lines() {
    if [ ! -f "$FORK11_IMAGES/$1" ]; then
        skip "$1: not in $FORK11_IMAGES"
        cat >/dev/null
        return
    fi
    sed 's/^ *//' >"$dir/want"
    calls "$1" $(cut -d: -f1 "$dir/want") >"$dir/got"
    while read -r want <&3 && read -r got <&4; do
        if [ "$want" = "$got" ]; then pass; else fail "$1: $got, not $want"; fi
    done 3<"$dir/want" 4<"$dir/got"
    [ "$(wc -l <"$dir/want")" = "$(wc -l <"$dir/got")" ] && pass || fail "$1: $(wc -l <"$dir/got") functions listed"
}

# all PACK CALLS SURE NAMED: LIST -c on every function of the kernel on PACK; so many calls, so many of them
# with one line alone, and so many whose line has the name of what is called: the rest goes through
# pointers, or is of two lines, of which the first is looked at.
all() {
    pack=$FORK11_IMAGES/$1
    [ -f "$pack" ] || return
    { start "$1" && echo 'show symbols'; } >"$dir/do"
    names=$("$fork11" -f "$dir/do" 2>&1 | tr -s ' \r' '\n' | sed -n '/^[0-7]*T$/{n;s/^_//p}')
    { start "$1" && for f in $names; do echo "try list -c $f"; done; } >"$dir/do"
    "$fork11" -f "$dir/do" 2>&1 | tr -d '\r' >"$dir/out" || fail "$1: $(tail -n 1 "$dir/out")"
    for f in $(sed -n 's/.* lines .* of \(.*\) on R[KL]0\.$/\1/p' "$dir/out" | sort -u); do
        "$fork11" fs cat "$pack" "$f" | sed "s:^:$f\t:" # as one file, each line with its path
    done >"$dir/text"
    got=$(awk -F '\t' '
        NR == FNR { line[$1, ++n[$1]] = $0; next }
        /^[0-7]+  [^ ]+ +[0-9?]/ { split($0, w, / +/); at[++k] = w[3]; name[k] = w[2]; sure[k] = !/ or /; next }
        / calls, / { path = $0; sub(/.* of /, "", path); sub(/ on R[KL]0.*/, "", path)
            for (i = 1; i <= k; i++) {
                calls++; one += sure[i]; named += index(line[path, at[i]], name[i]) > 0
            }
            k = 0 }
        END { print calls, one, named }' "$dir/text" "$dir/out")
    if [ "$got" = "$2" ]; then pass; else fail "$1: of all calls $got, not $2"; fi
}

v6() {
    lines "$1" <<'END'
newproc: panic 378, savu 414, malloc 421, savu 430, xswap 431, copyseg 440
fork: newproc 344
exec: namei 38, sleep 42, getblk 44, access 45, fubyte 62, fuword 56, readi 95, estabur 123, xfree 133, expand 134, xalloc 135, expand 137, clearse 139, estabur 145, readi 149, estabur 159, suword 163, suword 166, subyte 168, suword 171, iput 203, brelse 204, wakeup 206
xswap: malloc 31, panic 33, xccdec 34, swap 36, panic 37, mfree 39, wakeup 45
swtch: savu 275, retu 279, idle 306, retu 315, sureg 316, aretu 329
expand: mfree 472, savu 475, malloc 476, savu 478, xswap 479, swtch 481, copyseg 486, mfree 487, retu 488, sureg 489
exit: closef 239, iput 241, xfree 242, malloc 243, panic 245, getblk 246, bcopy 247, bwrite 248, mfree 250, wakeup 257, wakeup 258, setrun 263, swtch 265
rexit: exit 218
wait: bread 292, mfree 293, dpadd 302, dpadd 303, dpadd 305, dpadd 306, brelse 308, setrun 319, sleep 323
END
}
v6 v6/root.rk
v6 v6/root-wellsch.rk
lines v5/root.rk <<'END'
newproc: panic 243, savu 281, malloc 288, savu 292, xswap 293, copyseg 299
fork: newproc 295
exec: namei 30, sleep 34, getblk 36, access 37, fubyte 54, fuword 48, readi 87, estabur 112, xfree 122, expand 123, xalloc 124, expand 126, clearse 128, estabur 134, readi 138, estabur 147, suword 151, suword 154, subyte 156, suword 159, iput 189, brelse 190, wakeup 192
xswap: malloc 21, panic 23, xccdec 24, swap 26, panic 27, mfree 29, wakeup 35
swtch: savu 200, retu 201, idle 220, retu 224, sureg 225, aretu 228
expand: mfree 315, savu 318, malloc 319, savu 321, xswap 322, swtch 324, copyseg 329, mfree 330, retu 331, sureg 332
exit: closef 213, iput 215, xfree 216, malloc 217, getblk 218, bcopy 219, bwrite 220, mfree 222, wakeup 229, wakeup 230, swtch 234, panic 238
rexit: exit 200
wait: bread 256, mfree 257, dpadd 266, dpadd 267, dpadd 269, dpadd 270, brelse 272, sleep 277
END
lines v4/root.rk <<'END'
newproc: panic 243, savu 280, malloc 287, savu 291, xswap 292, copyseg 298
fork: newproc 288
exec: namei 31, getblk 34, access 35, fuword 46, fubyte 52, readi 85, estabur 110, xfree 120, xalloc 121, expand 123, expand 124, clearse 126, estabur 132, readi 136, estabur 145, suword 149, suword 152, subyte 154, suword 157, iput 185, brelse 186
xswap: malloc 21, panic 23, xccdec 24, swap 26, panic 27, mfree 29, wakeup 35
swtch: savu 200, retu 201, idle 220, retu 224, sureg 225, aretu 228
expand: mfree 314, savu 317, malloc 318, savu 320, xswap 321, swtch 323, copyseg 328, mfree 329, retu 330, sureg 331
exit: closef 206, iput 208, xfree 209, malloc 210, getblk 211, bcopy 212, bwrite 213, mfree 215, wakeup 222, wakeup 223, swtch 227, panic 231
rexit: exit 193
wait: bread 249, mfree 250, dpadd 259, dpadd 260, dpadd 262, dpadd 263, brelse 265, sleep 270
END
lines v7/v7m-root.rl02 <<'END'
newproc: panic 455, save 505, sureg 506, xswap 524, setrq 535, malloc 515, copyseg 532
setrun: panic 146, setrq 156, wakeup 152 or 161
swapin: malloc 299, xunlock 305, mfree 306, xlock 302, malloc 304, swap 311, xunlock 314, swap 316, mfree 317
expand: mfree 564, save 567, sureg 568, malloc 571, xswap 579, qswtch 581, copyseg 586, mfree 587, resume 588
swtch: save 356, sureg 357, resume 366, save 379, save 379, spl6 382, idle 405, spl0 414, resume 420
exit: closef 340, plock 342, iput 343, plock 345, iput 346, xfree 348, acct 349, mfree 350, wakeup 357, setrun 360, wakeup 364, swtch 365, swtch 368
fork: malloc 432, mfree 436, newproc 458
xswap: malloc 29, panic 31, xccdec 33, swap 34, mfree 36, wakeup 42
END
all v6/root.rk '705 695 661'
all v6/root-wellsch.rk '709 699 665'
all v5/root.rk '654 646 624'
all v4/root.rk '671 667 641'
all v7/v7m-root.rl02 '822 804 762'
tally
