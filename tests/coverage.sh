#!/bin/sh
# make m=cov test: how much of each source the tests ran.
cd "$(dirname "$0")/.." || exit 1
: "${B:=build/cov}"
if command -v gcovr >/dev/null; then
    exec gcovr -r . --exclude tests/ "$B"
fi
find "$B" -name '*.gcda' ! -path '*/tests/*' -exec gcov -n {} + 2>/dev/null | awk -F"['%:]" '
    /^File/ { file = $2 }
    /^Lines executed/ && file !~ /^\// {
        split($0, of, "of ")
        printf "%6.1f %% of %5d lines  %s\n", $2, of[2], file
        all += of[2]; ran += $2 * of[2] / 100; file = "/"
    }
    END { if (all) printf "%6.1f %% of %5d lines  in all\n", 100 * ran / all, all }' | sort -k6
