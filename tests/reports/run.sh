#!/usr/bin/env bash
# tests/reports/run.sh: reports of every form, of records made by hand and at random, are what
# other programs demand: JSON, RFC 4180, XML, HTML and the Trace Event Format; and a browser
# shows them. Those of a V6 that really forks are tried by tests/monitor/v6-export.f11.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/reports.out
rm -rf "$out" && mkdir -p "$out"

# counted COMMAND...: its last line's numbers join ours; what stands before it is said.
counted() {
    said=$("$@") || true
    sed '$d' <<<"$said"
    read -r p _ f _ s _ <<<"$(tail -n 1 <<<"$said")"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

if ! command -v python3 >/dev/null; then
    skip "reports read by other programs: no python3 here (apt-get install python3)"
elif REPORT_DIR=$out "$B/unit/report_test" >"$out/log" &&
    REPORT_DIR=$out "$B/unit/trace_test" >"$out/log"; then
    counted tests/reports/check.py "$out"
else
    fail "the unit tests wrote no reports: $(tail -n 1 "$out/log")"
fi

# A real browser opens those of every kind.
if ! command -v chromium >/dev/null || ! command -v python3 >/dev/null; then
    skip "reports in a browser: no chromium here (apt-get install chromium python3)"
else
    mkdir -p "$out/pages"
    for name in core swap failed empty open nasty random0; do
        cp "$out/$name.html" "$out/$name.svg" "$out/pages"
    done
    counted timeout 300 tests/reports/browser.py chromium "$out/pages"
fi
tally
