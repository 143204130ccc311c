#!/usr/bin/env bash
# tests/panel/run.sh: the window, and that the guest never notices it: a fixed dialogue of the
# lab's comes to the same instruction without a window, with one, and whatever becomes of it.
# Without Xvfb and xdotool only SDL's dummy display is tried.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/panel.out
mkdir -p "$out"
if [ "${panel:-yes}" = no ]; then
    skip "the window: built without it (make panel=no)"
    tally
    exit 0
fi
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# FORKS of ls, then the count.
dialogue() {
    echo 'lab boot -o'
    echo 'await "# "'
    for _ in $(seq "$1"); do printf 'type "ls\\r"\nawait "# "\n'; done
    echo 'show time'
}
dialogue 3 >"$out/short.f11"
dialogue 200 >"$out/long.f11"
# The same, but it waits until the window has been found.
{
    head -n 4 "$out/long.f11"
    echo "!while [ ! -e $out/go ]; do sleep 0.02; done"
    tail -n +5 "$out/long.f11"
} >"$out/waits.f11"
time_of() { grep -o 'Machine time.*' "$1"; }

# NAME: the dialogue that has been done in NAME.txt ended as it does without a window.
same() {
    if [ "$(time_of "$out/$1.txt")" = "$2" ]; then pass; else
        fail "$1: $(tail -n 2 "$out/$1.txt" | tr '\n' ' '), not $2"
    fi
}

$fork11 -f "$out/short.f11" >"$out/plain.txt" 2>&1
short=$(time_of "$out/plain.txt")
$fork11 --panel -f "$out/short.f11" >"$out/nowhere.txt" 2>&1
same nowhere "$short"
if grep -q '^There is no display to open a window on' "$out/nowhere.txt"; then pass; else
    fail "without a display: $(head -n 1 "$out/nowhere.txt")"
fi
SDL_VIDEODRIVER=dummy $fork11 --panel -f "$out/short.f11" >"$out/dummy.txt" 2>&1
same dummy "$short"

for tool in Xvfb xdotool; do
    command -v $tool >/dev/null && continue
    skip "the window on an X display: no $tool"
    tally
    exit 0
done

# An X server of its own; its number is chosen by itself.
server=
server_up() {
    [ -n "$server" ] && server_down
    rm -f "$out/display"
    Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$out/display" 2>"$out/xvfb.txt" &
    server=$!
    for _ in $(seq 100); do
        [ -s "$out/display" ] && break
        sleep 0.1
    done
    DISPLAY=:$(cat "$out/display")
    export DISPLAY
}
server_down() {
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
    server=
}
trap '[ -z "$server" ] || server_down' EXIT

# NAME DEED: the long dialogue with a window, to which DEED (with its number) is done meanwhile.
long() {
    rm -f "$out/go"
    $fork11 --panel -f "$out/waits.f11" >"$out/$1.txt" 2>&1 &
    session=$!
    window=$(timeout 10 xdotool search --sync --onlyvisible --name '^fork11$' 2>/dev/null | head -n 1)
    touch "$out/go"
    if [ -z "$window" ]; then fail "$1: no window came up"; else "$2"; fi
    wait $session || fail "$1: it ended with status $?"
    same "$1" "$long"
}
storm() {
    for i in $(seq "${FORK11_SIZES:-200}"); do
        echo "windowsize $window $((330 + i * 37 % 1200)) $((210 + i * 53 % 800))"
    done | xdotool - 2>/dev/null
}
pressed() { # what the guest cannot see: not the switches, which the lab reads when it boots
    xdotool mousemove --window "$window" 600 600 mousemove --window "$window" 300 200 \
        key question key question key t key Left key Up 2>/dev/null
}
destroyed() { xdotool windowclose "$window"; }
killed() { xdotool windowkill "$window"; }
gone() { server_down; }

# Standard input has ended: the machine runs until the window goes.
alone() {
    $fork11 --panel lab swap </dev/null >"$out/alone.txt" 2>&1 &
    session=$!
    window=$(timeout 10 xdotool search --sync --onlyvisible --name '^fork11$' 2>/dev/null | head -n 1)
    sleep 0.5
    if kill -0 $session 2>/dev/null; then pass; else fail "alone: it ended while its window was open"; fi
    xdotool windowkill "$window"
    wait $session && pass || fail "alone: it ended with status $?"
}

$fork11 -f "$out/long.f11" >"$out/long.txt" 2>&1
long=$(time_of "$out/long.txt")
server_up
long storm storm
long pressed pressed
long destroyed destroyed
server_up
long killed killed
server_up
alone
server_up
long gone gone
for name in killed gone; do
    if grep -q 'The display has gone' "$out/$name.txt"; then pass; else
        fail "$name: the run was over before the display was gone"
    fi
done

# NAME: a script of tests/panel/, which has a count of its own, on a fresh display (whose process it is told).
scripted() {
    server_up
    timeout 180 "tests/panel/$1.py" "$fork11" "$server" >"$out/$1.txt" 2>&1
    status=$?
    grep -v '^[0-9]* passed' "$out/$1.txt"
    read -r p _ f _ s _ < <(tail -n 1 "$out/$1.txt" | tr -d ,)
    passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
    [ $status = 0 ] || [ "${f:-0}" != 0 ] || fail "tests/panel/$1.py ended with status $status"
    server_down
}
# The console by the mouse; the prompt: what is half typed outlives a wish, and the machine a closed display.
scripted mouse
scripted typed
tally
