#!/bin/sh
# The law of includes: monitor -> cpu -> mmu -> devices, monitor -> images, nothing upward;
# and the core neither prints, exits nor reads the host's clock.
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

# law FOLDER HEADERS: no file of FOLDER includes a header of ours that does not match.
law() {
    bad=$(grep -rnE '^ *# *include *"' "$1" --include='*.[ch]' --include='*.def' 2>/dev/null |
        grep -vE "\"($2)\"")
    [ -z "$bad" ] && pass && return
    echo "$bad"
    fail "$1/ includes what it may not; it may: $2"
}
law devices 'devices/[^"]*'
law mmu '(mmu|devices)/[^"]*'
law cpu '(cpu|mmu|devices)/[^"]*'
law images 'images/[^"]*|devices/word\.h|cpu/insn\.(h|def)'
law monitor '(monitor|images|cpu|mmu|devices)/[^"]*'

# SDL2 and libpng: the files that the Makefile leaves out for panel=no, and the headers of their own.
known='monitor/panel/([a-z_]*draw[a-z_]*|window[a-z_]*|shot[a-z_]*)\.c|tests/unit/([a-z_]*draw[a-z_]*|window[a-z_]*|shot[a-z_]*)_test\.c'
bad=$(grep -rlE '^ *# *include *(<(SDL2/|png\.h)|"monitor/panel/(([a-z]+_)?draw|page|window_parts)\.h")' \
    devices mmu cpu images monitor tests --include='*.[ch]' |
    grep -vE "^($known|monitor/panel/([a-z]+_)?draw(_parts)?\.h|monitor/panel/(page|window_parts)\.h)\$")
[ -z "$bad" ] && pass || fail "only the window's own files may know SDL2, not: $bad"

host='printf|fprintf|puts|fputs|putchar|perror|exit|abort|time|clock_gettime|gettimeofday|nanosleep|usleep|getenv'
bad=$(grep -nE "(^|[^a-zA-Z0-9_])($host)\(" devices/*.[ch] mmu/*.[ch] cpu/*.[ch] 2>/dev/null |
    grep -vE ':[0-9]+: *(/\*|\*)')
if [ -z "$bad" ]; then pass; else
    echo "$bad"
    fail "the core prints, exits or asks the host"
fi
tally
