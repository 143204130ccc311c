#!/usr/bin/env bash
# What is no pack, attached: a sentence each time, at once.
cd "$(dirname "$0")/../.." || exit 1
. tests/abuse/lib.sh
cd "$dir" || exit 1
mkdir folder && mkfifo fifo && : >empty
head -c 3000000 /dev/zero | tr '\0' x >large
truncate -s 2500k round
head -c 1000 /dev/zero >odd
head -c 1024 /dev/zero >closed && chmod 0 closed

for switch in '' -r -o -e; do
    said "is a directory: a pack is a file" "$fork11" "$(monitor "attach $switch rk0 folder")"
    said "is not an ordinary file" "$fork11" "$(monitor "attach $switch rk0 fifo")"
    for device in null zero full tty; do
        said "is not an ordinary file" "$fork11" "$(monitor "attach $switch rk0 /dev/$device")"
    done
    said "more than the 2494464 of this drive" "$fork11" "$(monitor "attach $switch rk0 large")"
    said "65536 bytes more than the pack" "$fork11" "$(monitor "attach $switch rk0 round")"
    said "ends 488 bytes into a block" "$fork11" "$(monitor "attach $switch rk0 odd")"
    said "Not a directory" "$fork11" "$(monitor "attach $switch rk0 odd/pack")"
    said "RK0" "$fork11" "$(monitor "attach $switch rk0 empty" "show rk0")"
    if [ "$(id -u)" != 0 ]; then
        said "closed" "$fork11" "$(monitor "attach $switch rk0 closed")"
    fi
done
[ "$(id -u)" = 0 ] && skip "an unreadable file: root may read it"
said "No such file" "$fork11" "$(monitor "attach -r rk0 nowhere")"
said "exists: leave out -n" "$fork11" "$(monitor "attach -n rk0 empty")"
for file in folder fifo /dev/null odd empty large; do
    said "fork11" "$fork11" fs check $file
    said "$file" "$fork11" fs ls $file
done
for verb in load restore; do
    for file in folder fifo /dev/null /dev/zero empty large; do
        said "$file" "$fork11" "$(monitor "$verb $file")"
    done
done
[ -e nowhere ] && fail "attach -r made a file"
tally
