#!/usr/bin/env bash
# Packs of random damage, in the unit test's own pack (FORK11_FUZZ of them), and the historical ones cut
# off anywhere: the file system commands fail in words, never by a signal.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
fork11=$(realpath "${FORK11:-$fork11}")
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT

if FORK11_FUZZ=${FORK11_FUZZ:-200000} "$B/unit/fscheck_test" >"$dir/out" 2>&1; then pass; else
    fail "random damage: $(tail -3 "$dir/out")"
fi
need_images "cut packs"
for pack in v6/root.rk v6/doc.rk v5/root.rk v4/root.rk v7/v7m-root.rl02; do
    [ -f "$FORK11_IMAGES/$pack" ] || continue
    for blocks in 0 1 2 3 50 87 88 500 2000 3999; do
        head -c $((blocks * 512)) "$FORK11_IMAGES/$pack" >"$dir/cut.rk"
        for verb in check df 'ls' 'cat /unix /etc/passwd' 'get /usr/sys/lib1'; do
            set -- $verb
            verb=$1 && shift
            (cd "$dir" && "$fork11" fs "$verb" cut.rk "$@") >"$dir/out" 2>&1
            status=$?
            if [ $status -le 1 ]; then pass; else
                fail "$verb of $blocks blocks of $pack: status $status, $(tail -2 "$dir/out")"
            fi
        done
    done
done
tally
