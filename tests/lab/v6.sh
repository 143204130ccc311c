#!/usr/bin/env bash
# The lab's programs that keep to V6's system calls, put on a V6 pack: the same a.out prints the same there. Pids
# and how many processes there is room for are not compared: more of them run there. And ps, which knows the lab.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
export LC_ALL=C
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
programs="sh ls cat echo wc hello pipeends nofork bomb writeall writenone redirect pipeline random stress"

# dialogue: what is typed to our shell, each line to its prompt.
dialogue() {
    while IFS= read -r line; do
        line=${line//\\/\\\\}
        printf 'type "%s\\r"\nawait "\\n# " 900s\n' "${line//\"/\\\"}"
    done <<'TYPED'
echo hello  "a  b" 'c d' e\ f "" g
echo a >x; cat x; echo b>>x;cat x|wc;cat <x>y;ls x y >z; cat z | cat | wc
cat x /nosuch y; cat <nosuch; nosuch; echo rest
ls | | wc
ls -l x y /nosuch
"open
cat & echo front; wait
echo 'echo one' >s; echo cat >>s; echo two >>s; sh s
hello
pipeends
nofork
bomb
writeall
writeall 60; writenone 40
redirect
pipeline
hello | cat
random 1 5
random 7 20
stress 1 2
TYPED
}

# comparable FILE: numbers of processes and what differs between two consoles taken out.
comparable() { tr -d '\r\000' <"$1" | sed -n '/^# echo hello/,$p' | sed -E 's/(pid|child|made|bomb:) [0-9]+/\1 N/; s/^[0-9]+( of them)?/N\1/'; }

cat >"$dir/lab.do" <<LAB
lab boot -o core
await "# " 60s
type "chdir /tmp\r"
await "# " 60s
$(dialogue)
quit
LAB
$fork11 -f "$dir/lab.do" >"$dir/lab.out" 2>&1 </dev/null || fail "the lab: $(tail -n 3 "$dir/lab.out")"
comparable "$dir/lab.out" >"$dir/lab.txt"
[ "$(wc -l <"$dir/lab.txt")" -gt 60 ] && pass || fail "the lab: $(cat "$dir/lab.out")"

# --- ps: zombie and orphan show by it ---
ps() {
    printf 'lab boot -o core\nawait "# " 60s\ntype "%s\\r"\nawait "# " 60s\nquit\n' "$1" >"$dir/ps.do"
    $fork11 -f "$dir/ps.do" | tr -d '\r'
}
line() { if grep -Eq "$2" <<<"$3"; then pass; else fail "$1: $3"; fi; }
out=$(ps 'cat | ps x y')
line 'ps: process 0' '^ +0 +0 sleep +16 core [0-7]{6} sched$' "$out"
line 'ps: process 1' '^ +1 +0 wait +[0-9]+ core [0-7]{6} /etc/init$' "$out"
line 'ps: the shell' '^ +2 +1 wait +[0-9]+ core [0-7]{6} -$' "$out"
line 'ps: itself, with its arguments' '^ +4 +2 run +[0-9]+ core [0-7]{6} ps x y$' "$out"
out=$(ps zombie)
line 'zombie: a zombie' '^ +4 +3 zombie *$' "$out"
line 'zombie: waited for' '^wait: child 4 had exited with status 5$' "$out"
same=$(grep -c zombie <<<"$out")
[ "$same" = 4 ] && pass || fail "zombie: it is still there: $out"
out=$(ps orphan)
line 'orphan: its parent' '^r0 says: my parent is process 4$' "$out"
line 'orphan: whose child' '^ +5 +1 run .* ps$' "$out"

# --- the constants that ps has in common with the kernel ---
while read -r name value; do
    kernel=$(awk -v n="$name" '$1 == n && $2 == "=" { print $3 }' images/lab/sys/defs.s)
    [ "$kernel" = "$value" ] && pass || fail "ps.s: $name is $value, in defs.s $kernel"
done < <(awk '$2 == "=" && $1 != "DEPTH" { print $1, $3 }' images/lab/bin/ps.s)

need_images "the lab's programs on the Sixth Edition"
cp "$FORK11_IMAGES/v6/root.rk" "$dir/v6.rk" && chmod u+w "$dir/v6.rk"
for p in $programs; do
    $fork11 fs get "$B/lab.rk" "/bin/$p" "$dir/$p" && $fork11 fs put "$dir/v6.rk" "$dir/$p" "/tmp/$p"
done
cat >"$dir/v6.do" <<V6
attach rk0 $dir/v6.rk
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "# " 60s
type "chdir /tmp; rm -f etmp* itmp* ttmp*; chmod 755 $programs\r"
await "# " 60s
type "sh\r"
await "# " 60s
$(dialogue)
quit
V6
$fork11 -f "$dir/v6.do" >"$dir/v6.out" 2>&1 </dev/null || fail "the Sixth Edition: $(tail -n 3 "$dir/v6.out")"
comparable "$dir/v6.out" >"$dir/v6.txt"
if diff "$dir/lab.txt" "$dir/v6.txt"; then pass; else fail "the lab (<) and the Sixth Edition (>) do not print the same"; fi

# --- what the tests of the lab's kernel run there, as far as it is V6's ---
guests="calls sigpush sizes rights"
cp "$FORK11_IMAGES/v6/root.rk" "$dir/v6.rk" && chmod u+w "$dir/v6.rk"
{
    printf 'attach rk0 %s/v6.rk\nboot rk0\nawait "@" 30s\ntype "rkunix\\r"\nawait "login: " 120s\n' "$dir"
    printf 'type "root\\r"\nawait "# " 60s\n'
    for g in $guests; do printf 'type "/tmp/%s\\r"\nawait "# " 300s\n' "$g"; done
    echo quit
} >"$dir/guests.do"
for g in $guests; do
    $fork11 as -n -s tests/lab/guest/$g.s images/lab/lib/*.s -o "$dir/$g" && $fork11 fs put "$dir/v6.rk" "$dir/$g" "/tmp/$g"
done
$fork11 -f "$dir/guests.do" 2>&1 </dev/null | tr -d '\r' | sed '1,/^# .tmp/d; /^# /d' >"$dir/v6.txt"
{ cat tests/lab/guest/calls.out && printf 'both as they should be\nboth as they should be\n002407 001411 003407\n'; } >"$dir/lab.txt"
if diff "$dir/lab.txt" "$dir/v6.txt"; then pass; else fail "guests: the lab (<) and the Sixth Edition (>) do not print the same"; fi
tally
