#!/bin/sh
# clang-format with .clang-format leaves no difference.
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
if ! command -v clang-format >/dev/null; then
    skip "formatting: no clang-format here (apt-get install clang-format)"
    tally
    exit
fi
for f in $(git ls-files '*.[ch]' 2>/dev/null || find . -name '*.[ch]'); do
    if clang-format "$f" | cmp -s - "$f"; then pass; else fail "$f: make format would change it"; fi
done
tally
