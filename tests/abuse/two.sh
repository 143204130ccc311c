#!/usr/bin/env bash
# Two fork11 on one pack: the second writer is refused, in words, and a reader is let in; so it is with fork11 fs
# and with the changes file of a named image.
cd "$(dirname "$0")/../.." || exit 1
. tests/abuse/lib.sh
cd "$dir" || exit 1

# first COMMAND...: the first of the two, at its prompt until `end`; its output when it is ready has $ready (a command
# of the host's has it written).
first() {
    mkfifo hold
    "$@" <hold >first 2>&1 &
    pid=$!
    exec 3>hold
    for _ in $(seq 100); do grep -q "$ready" first && break; sleep 0.1; done
}
end() {
    printf "$1quit\n" >&3
    exec 3>&-
    wait $pid
    rm hold
}

ready=RK0
head -c 2494464 /dev/zero >pack
ln pack name && ln -s pack link
monitor "attach rk0 pack" "show rk0" '!true' | xargs cat | sed '$d' >begin
first "$fork11" begin
for name in pack ./pack name link; do
    for switch in '' -e; do
        said "in use by another drive or program that writes it" "$fork11" "$(monitor "attach $switch rk0 $name")"
    done
    said "$name, write locked, read only" "$fork11" "$(monitor "attach -r rk0 $name" "show rk0")"
    said "$name, " "$fork11" "$(monitor "attach -o rk0 $name" "show rk0")"
done
said "in use" "$fork11" fs put pack begin /begin
end
said "RK0: pack" "$fork11" "$(monitor "attach rk0 pack" "show rk0")"

if [ -n "${FORK11_IMAGES:-}" ]; then
    ready=@
    first "$fork11" v6 --manual
    said "is in use" "$fork11" v6
    said "is in use" "$fork11" v6 --fresh
    end '\005'
else
    skip "two fork11 v6: FORK11_IMAGES names no images"
fi
tally
