#!/bin/sh
# make shape: the tree's shape, to hold against V6's own (45 files, mean 204 lines; median
# function 13 lines, nine in ten under 40).
cd "$(dirname "$0")/.." || exit 1
files=$(find devices mmu cpu images monitor -name '*.[ch]' 2>/dev/null | sort)

echo "lines  functions  longest  file"
for f in $files; do
    awk -v f="$f" '
    FNR == 1 { lines = n = longest = 0 }
    /^{$/ { start = FNR; head = before }
    /^}$/ && start {
        n++; len = FNR - start - 1; start = 0
        if (len > longest) { longest = len; name = head }
        sub(/\(.*/, "", head); sub(/.*[ *]/, "", head)
        print len, head, f > "/dev/stderr"
    }
    /^[a-z].*\(/ { before = $0 }
    END {
        sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
        printf "%5d %6d %10d  %s %s\n", FNR, n, longest, f, n ? "(" name ")" : ""
    }' "$f"
done 2>"${TMPDIR:-/tmp}/shape.$$"

sort -n "${TMPDIR:-/tmp}/shape.$$" | awk '
    { len[NR] = $1; name[NR] = $2 " in " $3 }
    END {
        if (!NR) exit
        printf "\n%d functions: median %d lines, nine in ten under %d, longest %d (%s)\n", NR,
            len[int((NR + 1) / 2)], len[int(NR * 0.9 + 0.5)] + 1, len[NR], name[NR]
        for (i = NR; len[i] > 40; i--) printf "over 40 lines: %d %s\n", len[i], name[i]
    }'
rm -f "${TMPDIR:-/tmp}/shape.$$"

wc -l $files | grep -v ' total$' | awk '
    { n++; sum += $1; if ($1 > 400) big[$2] = $1; else if ($1 > 200) some++ }
    $1 > most { most = $1; longest = $2 }
    END {
        printf "%d files: mean %d lines, longest %d (%s); above 200: %d, above 400: %d\n", n,
            sum / n, most, longest, some + length(big), length(big)
        for (f in big) printf "over 400 lines: %d %s\n", big[f], f
    }'

echo
echo "includes between folders"
grep -H '^#include "' $files | sed 's|/.*#include "| -> |; s|/.*||' | sort | uniq -c |
    awk '$2 != $4 { printf "%5d  %s -> %s\n", $1, $2, $4 }'
