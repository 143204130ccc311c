#!/bin/sh
# clang-format with .clang-format leaves no difference. What was found good once, as it stands, is not looked at again.
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
if ! command -v clang-format >/dev/null; then
    skip "formatting: no clang-format here (apt-get install clang-format)"
    tally
    exit
fi
files=$(git ls-files '*.[ch]' 2>/dev/null || find . -name '*.[ch]')
good=$B/format.good
style=$({ clang-format --version && cat .clang-format; } | sha256sum)
mkdir -p "$B"
[ "$(head -n 1 "$good" 2>/dev/null)" = "$style" ] || echo "$style" >"$good"
new=$(sha256sum $files | grep -vxFf "$good" | sed 's/^[^ ]*  //')
said=$([ -z "$new" ] || clang-format --dry-run $new 2>&1) # all at once: starting it is what takes the time
for f in $files; do
    case $said in
    *"$f:"*) fail "$f: make format would change it" ;;
    *) pass ;;
    esac
done
[ "$failed" = 0 ] && { echo "$style" && sha256sum $files; } >"$good"
tally
