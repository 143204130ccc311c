#!/usr/bin/env bash
# Packs of random words, and historical ones cut off or spoilt, booted FORK11_BOOTS times for a while of machine time.
cd "$(dirname "$0")/../.." || exit 1
. tests/abuse/lib.sh
RANDOM=${FORK11_SEED:-1977}
echo "boots: FORK11_SEED=${FORK11_SEED:-1977}"
random() { awk -v s=$RANDOM -v n="$1" 'BEGIN { srand(s); while (n--) printf "%c", int(rand() * 256) }'; }
printf '%s\n' "runlimit 2 seconds" "attach -o rk0 $dir/pack" "boot rk0" 'await "@" 1s' 'type "unix\r"' \
    'await "never printed" 2s' >"$dir/batch"
for i in $(seq "${FORK11_BOOTS:-6}"); do
    original=${FORK11_IMAGES:-}/v6/root.rk
    if [ $((i % 3)) = 0 ] || [ ! -f "$original" ]; then
        random $((512 * (1 + RANDOM % 100))) >"$dir/pack"
    elif [ $((i % 3)) = 1 ]; then
        head -c $((512 * (1 + RANDOM % 4000))) "$original" >"$dir/pack"
    else
        cp "$original" "$dir/pack"
        for _ in 1 2 3 4 5 6 7 8; do
            random 512 | dd of="$dir/pack" bs=512 seek=$((RANDOM % 4000)) conv=notrunc status=none
        done
    fi
    said "batch:" "$fork11" -f "$dir/batch"
done
tally
