#!/bin/sh
# count.sh NAME STATUS SECONDS <OUTPUT: what a part of the tests counted, into $out/NAME.count,
# and what it had to say, to our output. Reads our scripts' last line and Check's summary;
# a part that counts nothing is one test, and a bad status is never nothing.
text=$(cat)
counts=$(printf '%s\n' "$text" | awk '
    /^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$/ { p = $1; f = $3; s = $5; own = 1 }
    /^[0-9]+%: Checks: / { p += $3 - $5 - $7; f += $5 + $7; own = 1 }
    /^skip/ { lines++ }
    END {
        if (!own)
            p = (status == 0)
        if (s < lines)
            s = lines
        if (status != 0 && !f)
            f = 1
        print p + 0, f + 0, s + 0
    }' status="$2")
echo "$counts" >"$out/$1.count"
set -- "$1" "$2" "$3" $counts
printf '%-24s %4d passed %3d failed %3d skipped %4d s\n' "$1" "$4" "$5" "$6" "$3"
[ "$2" = 124 ] && echo "    FAIL it ran longer than its time limit"
printf '%s\n' "$text" | grep -vE '^([0-9]+ passed, .*|100%: Checks: .*|Running suite.*|)$' |
    if [ "$5" != 0 ]; then tail -n 40; else grep '^skip'; fi | sed 's/^/    /'
