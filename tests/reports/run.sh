#!/usr/bin/env bash
# tests/reports/run.sh: reports of every form, of records made by hand and at random, are what
# other programs demand: JSON, RFC 4180, XML, HTML and the Trace Event Format; and a browser
# shows them. Then those of a V6 that really forks, and the trace of its session.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/reports.out
rm -rf "$out" && mkdir -p "$out"

# counted COMMAND...: its last line's numbers join ours; what stands before it is said.
counted() {
    said=$("$@" 2>&1)
    if ! tail -n 1 <<<"$said" | grep -qE '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$'; then
        fail "$*: $said"
        return
    fi
    sed '$d' <<<"$said"
    read -r p _ f _ s _ <<<"$(tail -n 1 <<<"$said")"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

if ! command -v python3 >/dev/null; then
    skip "reports read by other programs: no python3 here (apt-get install python3)"
elif REPORT_DIR=$out "$B/unit/report_test" >"$out/log" &&
    CK_RUN_CASE=trace REPORT_DIR=$out "$B/unit/trace_test" >"$out/log"; then
    counted tests/reports/check.py "$out"
else
    fail "the unit tests wrote no reports: $(tail -n 1 "$out/log")"
fi

# The lab, whose forks go in other ways; no image is needed.
mkdir -p "$out/lab"
if ! REPORT_DIR=$out/lab $fork11 -f tests/reports/lab.f11 >"$out/lab/log"; then
    fail "tests/reports/lab.f11: $(tail -n 1 "$out/lab/log")"
elif command -v python3 >/dev/null; then
    touch "$out/lab/lab.ran"
    counted tests/reports/check.py "$out/lab"
fi

# A V6 that forks; a trace onto a full disk says so once, and the guest goes on.
mkdir -p "$out/v6"
if [ ! -r "${FORK11_IMAGES:-}/v6/root.rk" ]; then
    skip "reports of a V6: no v6/root.rk in FORK11_IMAGES"
elif ! REPORT_DIR=$out/v6 $fork11 -f tests/reports/v6.f11 >"$out/v6/log"; then
    fail "tests/reports/v6.f11: $(tail -n 1 "$out/v6/log")"
elif [ "$(grep -c 'The trace /dev/full ends here: it cannot be written: No space' "$out/v6/log")" != 1 ]; then
    fail "a full disk was not told of once"
elif command -v python3 >/dev/null; then
    counted tests/reports/check.py "$out/v6"
fi

# A real browser opens those of every kind.
if ! command -v chromium >/dev/null || ! command -v python3 >/dev/null; then
    skip "reports in a browser: no chromium here (apt-get install chromium python3)"
else
    mkdir -p "$out/pages"
    for name in core swap failed empty open nasty random0; do
        cp "$out/$name.html" "$out/$name.svg" "$out/pages"
    done
    cp "$out"/v6/*.html "$out"/lab/*.html "$out/pages" 2>/dev/null
    counted timeout 300 tests/reports/browser.py chromium "$out/pages"
fi
tally
