#!/usr/bin/env bash
# tests/as/run.sh: what V6's own as, ld, nm and size make on the emulated machine, against fork11's, the whole of
# each file and every line: tests/as/cases from the V6 packs, what V6's cc writes, tests/as/src, images/lab. One boot.
# --all: also every .s file of the source pack by itself (where V6's as refuses one, so must ours).
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
need_images "V6's as against fork11 as"
export LC_ALL=C
root=$FORK11_IMAGES/v6/root.rk source=$FORK11_IMAGES/v6/source.rk
if [ ! -r "$root" ] || [ ! -r "$source" ]; then
    skip "V6's as against fork11 as: no v6/root.rk or no v6/source.rk in $FORK11_IMAGES"
    tally
    exit
fi
fork11=$PWD/$fork11
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
pack=$dir/pack.rk
mkdir "$dir/src" "$dir/ours" "$dir/theirs"

# --- the cases: what the guest is to type, and what to compare then -------------------------
guest=() cases=() n=0 where=

# put FILE NAME: onto the pack.
put() { $fork11 fs put "$pack" "$1" "/$2" || fail "put $1"; }

# Of a case: its folder on the host, flags, and files as the guest knows them (@ is a number and what it is of).
# add NAME HOST GUEST FLAGS LD FILES...
add() {
    local name=$1 host=$2 folder=$3 flags=${4#.} ld=${5#.}
    shift 5
    cases[n]="$name|$host|$flags|$ld|$*"
    [ "$folder" = "$where" ] || guest+=("chdir $folder")
    where=$folder
    guest+=("echo @$n; as $flags $*; cp a.out /mnt/o$n")
    if [ -n "$ld" ]; then
        guest+=("nm a.out >/mnt/m$n; nm -gn a.out >>/mnt/m$n; nm -ur a.out >>/mnt/m$n; nm -cp a.out >>/mnt/m$n"
            "ld ${ld//-/ -} a.out; cp a.out /mnt/l$n; size a.out >/mnt/z$n; nm -p a.out >>/mnt/z$n")
    fi
    guest+=("rm a.out")
    n=$((n + 1))
}

# The files of a folder of the packs, once, into $dir/src.
fetch() {
    local folder=$1 f
    shift
    mkdir -p "$dir/src$folder"
    for f in "$@"; do
        [ -e "$dir/src$folder/$f" ] && continue
        case $folder in
        /usr/source/*) $fork11 fs get "$source" "${folder#/usr/source}/$f" "$dir/src$folder/" ;;
        *) $fork11 fs get "$root" "$folder/$f" "$dir/src$folder/" ;;
        esac || fail "get $folder/$f"
    done
}

# add_own NAME FLAGS LD FILES...: files of ours, under names that the pack has room for.
add_own() {
    local name=$1 flags=$2 ld=$3 list= f short
    shift 3
    for f in "$@"; do
        short=c$n.$(($(wc -w <<<"$list") + 1)).s
        cp "$f" "$dir/src/$short"
        put "$f" "$short"
        list="$list $short"
    done
    # shellcheck disable=SC2086
    add "$name" "$dir/src" /mnt "$flags" "$ld" $list
}

# The texts of a program of the lab's: those that bin/FILES gives to it, or its own.
lab_texts() {
    awk -v p="$1" '$1 == p { for (i = 2; i <= NF; i++) print $i; found = 1 }
        END { if (!found) print p ".s" }' images/lab/bin/FILES
}
lab_programs() {
    for f in images/lab/bin/*.s; do
        f=$(basename "$f" .s)
        if awk -v f="$f.s" '{ for (i = 2; i <= NF; i++) if ($i == f) found = 1 } END { exit !found }' \
            images/lab/bin/FILES; then continue; fi
        echo "$f"
    done
    awk '{ print $1 }' images/lab/bin/FILES
}

$fork11 fs make "$pack" 4800 || fail "fs make"
while read -r name folder flags ld files; do
    case $name in '#'* | '') continue ;; esac
    # shellcheck disable=SC2086
    fetch "$folder" $files
    # shellcheck disable=SC2086
    add "$name" "$dir/src$folder" "$folder" "$flags" "$ld" $files
done <tests/as/cases
if [ "${1:-}" = --all ]; then
    for folder in $($fork11 fs ls "$source" / | awk '/^d/ { print $NF }') fort/{f1,f2,f3,f4,fx,io,rt,rt1,rt2} tmg/tmgb; do
        for f in $($fork11 fs ls "$source" "/$folder" 2>/dev/null | awk '/\.s$/ { print $NF }'); do
            fetch "/usr/source/$folder" "$f"
            add "$folder/$f" "$dir/src/usr/source/$folder" "/usr/source/$folder" - . "$f"
        done
    done
fi
for f in tests/as/src/*.s; do
    name=$(basename "$f" .s)
    add_own "$name" - "$(case $name in ends) echo -n ;; origin) echo -i ;; *) echo . ;; esac)" "$f"
done
add_own ends-i . -i tests/as/src/ends.s
add_own ends-s . -s tests/as/src/ends.s
add_own expr-n . -n-s tests/as/src/expr.s
add_own segment-i . -i tests/as/src/segment.s
if [ -e images/lab/sys/FILES ]; then
    # Its texts are more than V6's shell takes in a line.
    sed 's|^|images/lab/sys/|' images/lab/sys/FILES | xargs cat >"$dir/kernel.s"
    add_own lab-kernel . . "$dir/kernel.s"
    for p in $(lab_programs); do
        mapfile -t files < <(lab_texts "$p" | sed 's|^|images/lab/bin/|'; sed 's|^|images/lab/lib/|' images/lab/lib/FILES)
        add_own "lab-$p" . -n "${files[@]}"
    done
fi
# What cc writes is fetched when it is there.
guest+=("echo @cc" "chdir /usr/sys/ken" "cc -S -O slp.c trap.c rdwri.c" "cp slp.s /mnt/slp.s"
    "cp trap.s /mnt/trap.s" "cp rdwri.s /mnt/rdwri.s" "chdir /mnt")
where=/mnt
for f in slp trap rdwri; do
    add "cc-$f" "$dir/src" /mnt - . "$f.s"
done

# --- the run --------------------------------------------------------------------------------
printf '%s\n' "${guest[@]}" 'chdir /' sync 'echo all do''ne' >"$dir/go"
put "$dir/go" go
cat >"$dir/do" <<DO
attach -o rk0 $root
attach -o rk1 $source
attach rk2 $pack
boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "# " 60s
type "/etc/mknod /dev/rk1 b 0 1; /etc/mount /dev/rk1 /usr/source\r"
await "# " 60s
type "/etc/mknod /dev/rk2 b 0 2; /etc/mount /dev/rk2 /mnt; sh /mnt/go\r"
await "all done\r\n# " 20000s
type "sync; sync; /etc/umount /dev/rk2\r"
await "# " 60s
quit
DO
if ! $fork11 -f "$dir/do" >"$dir/out" 2>&1 </dev/null; then
    tail -n 15 "$dir/out"
    fail "the guest's run"
    tally
    exit
fi
for f in slp trap rdwri; do $fork11 fs get "$pack" /$f.s "$dir/src/"; done

# --- the comparison -------------------------------------------------------------------------
# What V6 said of case N: its errors, if any.
said() { tr -d '\r\000' <"$dir/out" | awk -v n="@$1" '$0 == n { on = 1; next } /^@/ || /^all done/ { on = 0 } on' | grep -v '^# '; }
# same WHAT KIND: the guest's file of that kind and OURS.
same() {
    $fork11 fs get "$pack" "/$2$i" "$dir/theirs/$2$i" || return
    if cmp "$dir/theirs/$2$i" "$dir/ours/$2$i"; then pass; else fail "$1: not as V6 has it"; fi
}
for i in "${!cases[@]}"; do
    IFS='|' read -r name host flags ld files <<<"${cases[i]}"
    # shellcheck disable=SC2086
    (cd "$host" && $fork11 as $flags -o "$dir/ours/o$i" $files) >"$dir/said" 2>&1
    status=$?
    if [ -n "$(said "$i")" ]; then
        if [ $status = 1 ]; then pass; else fail "$name: V6 says $(said "$i"), we nothing"; fi
        continue
    fi
    [ $status = 0 ] || fail "$name: $(cat "$dir/said")"
    same "$name: as" o
    [ -n "$ld" ] || continue
    cp "$dir/ours/o$i" "$dir/a.out"
    (cd "$dir" && for o in "" -gn -ur -cp; do $fork11 nm $o a.out; done) >"$dir/ours/m$i"
    same "$name: nm" m
    # shellcheck disable=SC2086
    (cd "$host" && $fork11 as $flags ${ld//-/ -} -o "$dir/ours/l$i" $files)
    same "$name: ld $ld" l
    cp "$dir/ours/l$i" "$dir/a.out"
    (cd "$dir" && $fork11 size a.out && $fork11 nm -p a.out) >"$dir/ours/z$i"
    same "$name: size and nm" z
done
tally
