#!/bin/sh
# clang-format with .clang-format leaves no difference.
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
if ! command -v clang-format >/dev/null; then
    skip "formatting: no clang-format here (apt-get install clang-format)"
    tally
    exit
fi
files=$(git ls-files '*.[ch]' 2>/dev/null || find . -name '*.[ch]')
said=$(clang-format --dry-run $files 2>&1) # all at once: starting it is what takes the time
for f in $files; do
    case $said in
    *"$f:"*) fail "$f: make format would change it" ;;
    *) pass ;;
    esac
done
tally
