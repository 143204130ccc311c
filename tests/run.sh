#!/usr/bin/env bash
# make test: every part that this machine can run, two at a time, each with its own count
# and what it has to say; at the end the one line that sums them.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
export out=$B/test
rm -rf "$out" && mkdir -p "$out"

# NAME COMMAND..., cheap and telling first; the long ones start early enough to overlap.
parts() {
    echo includes tests/law.sh
    echo format tests/format.sh
    for t in tests/unit/*_test.c; do
        [ -e "$t" ] || continue
        t=$(basename "$t" .c)
        case ${panel:-yes}:$t in no:*draw*_test | no:window*_test | no:shot*_test) continue ;; esac
        echo "unit-$t $B/unit/$t"
    done
    for t in tests/monitor/run.sh tests/lab/run.sh tests/reports/run.sh tests/simh/run.sh tests/lines/run.sh tests/panel/run.sh; do
        if [ -x $t ]; then echo "$(basename "$(dirname $t)") $t"; fi
    done
    echo simh-disks tests/simh/disks.sh
    echo simh-tapes tests/simh/tapes.py "$B/fork11"
    for t in v6 stock; do echo lab-$t tests/lab/$t.sh; done
    for t in tests/images/*.sh tests/as/*.sh; do
        if [ -x "$t" ]; then echo "$(basename "$(dirname "$t")")-$(basename "$t" .sh) $t"; fi
    done
    for t in tests/abuse/[!l]*.sh; do echo "abuse-$(basename "$t" .sh) $t"; done
    for t in boot lessons diag; do
        if [ -z "${FORK11_IMAGES:-}" ]; then
            echo "$t tests/$t/run.sh"
            continue
        fi
        for name in $(tests/$t/run.sh --list); do echo "$t-$name tests/$t/run.sh $name"; done
    done
}

# Runs one part: its output into $out/NAME, then its count and its words to our output.
part() {
    name=$1
    shift
    start=$SECONDS
    timeout "${FORK11_PART_SECONDS:-900}" "$@" >"$out/$name" 2>&1 </dev/null
    tests/count.sh "$name" $? $((SECONDS - start)) <"$out/$name"
}
export -f part

parts | xargs -P 2 -L 1 bash -c 'part "$@"' part
cat "$out"/*.count | awk '{ p += $1; f += $2; s += $3 }
    END { printf "%d passed, %d failed, %d skipped\n", p, f, s; exit f > 0 }'
