#!/usr/bin/env bash
# tests/reports/run.sh: reports of every form, of records made by hand and at random, are what
# other programs demand: JSON, RFC 4180, XML, HTML and the Trace Event Format.
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
tally
