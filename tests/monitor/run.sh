#!/usr/bin/env bash
# tests/monitor/run.sh: command files against what they printed when they were right (NAME.out, with the exit
# status at its end), then typed sessions. --golden NAME...: writes that instead.
# NAME.f11 is a batch file, NAME.ini a file of commands. v6-*.f11 and diag-*.f11 need $FORK11_IMAGES.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
out=${out:-$B/test}/monitor.out
mkdir -p "$out"
MONITOR_OUT=$(cd "$out" && pwd) && export MONITOR_OUT # where a command file may write
write=
[ "${1:-}" = --golden ] && write=yes && shift

run() {
    name=$(basename "${1%.*}")
    case $name in
    v6-*) if [ ! -r "${FORK11_IMAGES:-}/v6/root.rk" ]; then
        skip "$name: no v6/root.rk in FORK11_IMAGES"
        return
    fi ;;
    diag-*) if [ ! -r "${FORK11_IMAGES:-}/diag/CKBQB0.BIN" ]; then
        skip "$name: no diag/CKBQB0.BIN in FORK11_IMAGES"
        return
    fi ;;
    esac
    option=
    [ "${1##*.}" = f11 ] && option=-f
    $fork11 $option "$1" </dev/null >"$out/$name.raw" 2>&1
    status=$?
    tr -d '\r\000' <"$out/$name.raw" | sed "s|$MONITOR_OUT|OUT|g" >"$out/$name.out"
    echo "status $status" >>"$out/$name.out"
    if [ -n "$write" ]; then
        cp "$out/$name.out" "tests/monitor/$name.out"
    elif diff "tests/monitor/$name.out" "$out/$name.out"; then
        pass
    else
        fail "$name: not what tests/monitor/$name.out says"
    fi
}

for file in tests/monitor/*.f11 tests/monitor/*.ini; do
    case " ${*:-$(basename "${file%.*}")} " in *" $(basename "${file%.*}") "*) run "$file" ;; esac
done

# Commands from a pipe, and what the command line refuses.
piped=$(printf 'd 1000 0\ngo 1000\ne pc\nquit 3\n' | $fork11 | tail -n 2)
if [ "$piped" = "HALT instruction, PC: 001002 (HALT)
PC:	001002" ]; then pass; else fail "commands from a pipe: $piped"; fi
# A STEP takes nothing from the pipe; what cannot be written is told.
piped=$(printf 'd 1000 777\nd pc 1000\nstep -t 50000\nassert 1=2\nq\n' | $fork11 | tail -n 1)
if [ "$piped" = "ASSERT 1=2 is false." ]; then pass; else fail "a command after STEP: $piped"; fi
if echo 'e 0' | $fork11 2>"$out/full" >/dev/full; then fail "a full disk was not told of"; else pass; fi
if $fork11 --bogus 2>"$out/option"; then fail "--bogus was accepted"; else pass; fi
if $fork11 /nowhere/file.ini >"$out/nofile" 2>&1; then fail "a missing file was accepted"; else pass; fi

# wrong STATUS TEXT ARGUMENT...: the command line is refused with a sentence.
wrong() {
    said=$(timeout 10 $fork11 "${@:3}" </dev/null 2>&1)
    case $?:$said in "$1":*"$2"*) pass ;; *) fail "fork11 ${*:3} said: $said" ;; esac
}
wrong 1 "followed by --manual, --fresh, --forks and --panel alone" v6 foo
wrong 1 "--foo is no option: an image's name" lab --foo
wrong 1 "--fresh goes with an image's name" --fresh
wrong 2 "-f is followed by the name of a batch file" -f
wrong 1 "no image or file nosuch" nosuch

# A named image, whose second pack is not what the manifest says: it is told, and the first boots.
mkdir -p "$out/named"
head -c 512 /dev/zero >"$out/named/a.rk"
echo spoilt >"$out/named/b.rk"
sum=$(sha256sum <"$out/named/a.rk")
for n in a b; do
    printf 'image %s\ntitle Pack %s\nedition V6\nfile %s.rk\npacking none\nunpacked %s\nlicence none\ndevice rk0\n' $n $n $n "${sum%% *}"
    [ $n = a ] && printf 'switches 000000\nboot "@" "x"\nattach rk1 b\n\n'
done >"$out/named/manifest"
named=$(FORK11_IMAGES=$out/named FORK11_MANIFEST=$out/named/manifest XDG_STATE_HOME=$MONITOR_OUT/named $fork11 a </dev/null 2>&1)
case $named in *b.rk*SHA*"HALT instruction, PC: 000002"*) pass ;; *) fail "a spoilt second pack: $named" ;; esac
# Or not there: it is told how to have it.
rm "$out/named/b.rk"
sed -i 's|^packing none|url http://127.0.0.1:1/\npacking none\nfetched '"${sum%% *}"'|' "$out/named/manifest"
named=$(FORK11_IMAGES=$out/named FORK11_MANIFEST=$out/named/manifest XDG_STATE_HOME=$MONITOR_OUT/named XDG_CACHE_HOME=$MONITOR_OUT/named $fork11 a </dev/null 2>&1)
case $named in *"Drive rk1 stays empty: fork11 images fetch b"*"HALT instruction, PC: 000002"*) pass ;; *) fail "an absent second pack: $named" ;; esac
# A changes file that is none: what mends it is told, and does.
echo junk >"$MONITOR_OUT/named/fork11/a.changes"
named=$(FORK11_IMAGES=$out/named FORK11_MANIFEST=$out/named/manifest XDG_STATE_HOME=$MONITOR_OUT/named $fork11 a </dev/null 2>&1)
case $named in *"not a changes file"*"fork11 a --fresh forgets it"*) pass ;; *) fail "a spoilt changes file: $named" ;; esac
named=$(FORK11_IMAGES=$out/named FORK11_MANIFEST=$out/named/manifest XDG_STATE_HOME=$MONITOR_OUT/named $fork11 a --fresh </dev/null 2>&1)
case $named in *"HALT instruction, PC: 000002"*) pass ;; *) fail "--fresh after a spoilt changes file: $named" ;; esac

if [ -z "$write" ] && [ $# = 0 ]; then
    typed=$(tests/monitor/session.py "$fork11")
    echo "$typed" | sed '$d'
    read -r p _ f _ s _ <<<"$(tail -n 1 <<<"$typed")"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
fi
tally
