# Sourced by the test scripts: counting, and the one line they all end with.
# A script prints what failed and what was skipped and why; what passed, only as a number.
passed=0 failed=0 skipped=0

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)) && echo "FAIL $*"; }
skip() { skipped=$((skipped + 1)) && echo "skip $*"; }

tally() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ]
}

# Under the sanitizers, or by hand: m, B and FORK11_IMAGES as make exports them.
: "${m:=release}" "${B:=build/$m}"
fork11=$B/fork11

# libedit copies the names of its functions by wcsdup and never gives them back.
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0

# Ends the script, skipping WHAT, unless there are images.
need_images() {
    [ -n "${FORK11_IMAGES:-}" ] && return
    skip "$1: FORK11_IMAGES names no folder of packs and tapes (fork11 images says what belongs there)"
    tally
    exit 0
}
