#!/usr/bin/env bash
# The lab system, which needs no image: its pack as make builds it, its boot block, and fork11 lab; then NAME.do
# here against NAME.golden, instruction counts included (--golden: writes those instead).
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
export LC_ALL=C
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
unset FORK11_IMAGES FORK11_MANIFEST
export XDG_STATE_HOME=$dir/state XDG_CACHE_HOME=$dir/cache HOME=$dir/home
mkpack=$B/mkpack
write=
[ "${1:-}" = --golden ] && write=yes

# same WHAT WANTED GOT   has WHAT TEXT PATTERN
same() { if [ "$2" = "$3" ]; then pass; else fail "$1: $3"; fi; }
has() { case $2 in *"$3"*) pass ;; *) fail "$1: $2" ;; esac; }

# A folder like images/lab, NAME, with a kernel of one text (standard input) and no program but what follows.
folder() {
    rm -rf "${dir:?}/$1" && mkdir -p "$dir/$1/sys" "$dir/$1/bin"
    cp images/lab/boot.s "$dir/$1"
    echo k.s >"$dir/$1/sys/FILES"
    cat >"$dir/$1/sys/k.s"
}
make_pack() { $mkpack "$dir/$1" "$dir/$1.c" "$dir/$1.rk" 2>&1; }

# --- mkpack ---
$mkpack images/lab "$dir/a.c" "$dir/a.rk" && $mkpack images/lab "$dir/b.c" "$dir/b.rk" && pass || fail "mkpack images/lab"
cmp "$dir/a.rk" "$dir/b.rk" && cmp "$dir/a.c" "$dir/b.c" && pass || fail "the same sources gave two packs"
cmp "$dir/a.rk" "$B/lab.rk" && pass || fail "the pack is not the one that make built"
same 'its bytes' 2494464 "$(wc -c <"$dir/a.rk")"
has 'the pack' "$($fork11 fs check "$dir/a.rk")" clean
$fork11 fs get "$dir/a.rk" /usr/sys/defs.s "$dir/defs.s" && cmp "$dir/defs.s" images/lab/sys/defs.s && pass || fail "/usr/sys/defs.s"
for p in images/lab/bin/*.s; do
    name=$(basename "$p") && short=${name:0:14}
    $fork11 fs cat "$dir/a.rk" "/usr/src/$short" | cmp -s - "$p" && pass || fail "/usr/src/$short is not $p"
done

mov='mov	$1,r0'
echo "$mov" | folder plain
echo "/ x.s: plain, 0407" >"$dir/plain/bin/x.s" && echo "$mov" >>"$dir/plain/bin/x.s"
printf '/ y.s\n%s\n.data\n1\n' "$mov" >"$dir/plain/bin/y.s"
echo "$mov" >"$dir/plain/bin/z.s"
echo "$mov" >"$dir/plain/bin/redirect.spawn.s"
echo 'both y.s z.s' >"$dir/plain/bin/FILES"
mkdir "$dir/plain/lib" && echo l.s >"$dir/plain/lib/FILES" && echo 'lib: rts	pc' >"$dir/plain/lib/l.s"
same 'a plain folder' "" "$(make_pack plain)"
ls=$($fork11 fs ls "$dir/plain.rk" /bin | awk '{ print $NF }' | paste -sd ' ')
same 'programs' 'both redirect.spawn x' "$ls"
magic() { $fork11 fs cat "$dir/plain.rk" "$1" | od -An -to2 -N4 | tr -s ' '; }
same '0407 in the head' ' 000407 000006' "$(magic /bin/x)"
same 'no 0407' ' 000410 000100' "$(magic /bin/both)"
same 'the kernel' ' 000407 000004' "$(magic /unix)"

printf 'a = 1\nmov	$1,r9)\n' | folder wrong
has 'an error' "$(make_pack wrong)" "$dir/wrong/sys/k.s:2:"
[ -e "$dir/wrong.c" ] && fail "an error left a pack" || pass
echo "$mov" | folder wrong
printf 'mov	$nowhere,r0\n' >"$dir/wrong/bin/x.s"
has 'an undefined name' "$(make_pack wrong)" "$dir/wrong/bin/x.s:1:"
rm "$dir/wrong/bin/x.s" && echo 'x gone.s' >"$dir/wrong/bin/FILES"
has 'a text that is not there' "$(make_pack wrong)" "there is no gone.s"
echo "$mov" >"$dir/wrong/bin/fifteen-letters.s" && rm "$dir/wrong/bin/FILES"
has 'a long name' "$(make_pack wrong)" "at most 14 characters"
printf '.=.+1001\n' >"$dir/wrong/boot.s" && rm "$dir/wrong/bin/"*
has 'a long boot block' "$(make_pack wrong)" "at most 256 words"

# --- the boot block: it runs in 56K, and knows a small kernel from a large one ---
# kernel BYTES: prints a line from behind so many bytes.
kernel() {
    cat <<STUB
	jmp	go
.	= .+$(($1 / 2)).
.	= .+$(($1 / 2)).
go:	mov	\$msg,r0
1:	movb	(r0)+,r1
	beq	2f
3:	tstb	*\$177564
	bpl	3b
	movb	r1,*\$177566
	br	1b
2:	0
	br	2b
msg:	<started at 0\r\n\0>
STUB
}
boot() {
    printf 'set cpu 56k\nattach -r rk0 %s\nboot rk0\n' "$dir/$1.rk" >"$dir/boot.ini"
    timeout 20 $fork11 "$dir/boot.ini" </dev/null 2>&1 | tr -d '\r'
}
for size in 0 4000 4060 46000; do
    kernel $size | folder k
    same "a kernel behind $size bytes" "" "$(make_pack k)"
    has "a kernel behind $size bytes" "$(boot k)" "started at 0
HALT instruction"
done
kernel 47000 | folder k
make_pack k
has 'a kernel that is too big' "$(boot k)" "boot: unix is no kernel, or too big
HALT instruction"
kernel 0 | folder k
make_pack k
printf '\001\002' >"$dir/junk"
$fork11 fs put "$dir/k.rk" "$dir/junk" /unix
has 'no kernel' "$(boot k)" "boot: unix is no kernel, or too big
HALT instruction"
dd if=/dev/zero of="$dir/k.rk" bs=512 seek=1 count=200 conv=notrunc status=none
has 'no /unix' "$(boot k)" "boot: no /unix on this pack
HALT instruction"

# --- texts that are not those of the kernel: a line is refused, with the reason ---
# listed: what LIST says on a.rk, with that text in place of /usr/sys/forkcore.s.
listed() {
    cp "$dir/a.rk" "$dir/other.rk" && cat >"$dir/text"
    $fork11 fs put "$dir/other.rk" "$dir/text" "${1:-/usr/sys/forkcore.s}"
    printf 'attach -o rk0 %s\nboot rk0\nawait "# " 30s\nlist bycore 1\nquit\n' "$dir/other.rk" >"$dir/list.f11"
    $fork11 -f "$dir/list.f11" 2>&1 | tr -d '\r'
}
text=images/lab/sys/forkcore.s
first=$(awk '/^_bycore:/ { print NR }' $text)
has 'its own text' "$(listed <$text)" ">   $((first + 1))  "
has 'another comment' "$({ cat $text && echo '/ the end'; } | listed)" ">   $((first + 1))  "
has 'a word more' "$(sed "$((first + 3))s/^/	clr r0;/" $text | listed)" "not those of /unix: they differ from line"
has 'a word more: where' "$(sed "$((first + 3))s/^/	clr r0;/" $text | listed)" "of /usr/sys/forkcore.s on."
has 'another word' "$(sed "$((first + 1))s/r5/r4/" $text | listed)" "differ from line $((first + 1)) of /usr/sys/forkcore.s on."
has 'no program' "$(sed "$((first + 1))s/^/foo bar/" $text | listed)" "/usr/sys/forkcore.s:$((first + 1)):"
has 'a missing text' "$(echo gone.s | listed /usr/sys/FILES)" "RK0 has no text /usr/sys/gone.s."
printf 'lab boot -o\nawait "# " 30s\ntype "cat /bin/ls >/unix; sync\\r"\nawait "# " 30s\nlist bycore 1\nquit\n' >"$dir/list.f11"
has 'another /unix since' "$($fork11 -f "$dir/list.f11" 2>&1)" ">   $((first + 1))  "

# --- fork11 lab: no image, no network, its pack pristine ---
has 'images' "$($fork11 images)" "built in"
has 'a wrong policy' "$($fork11 lab lazy </dev/null 2>&1)" "lazy is no policy: the lab's are swap, core, cow, borrow, share and thread."
has 'a policy of V6' "$($fork11 v6 cow </dev/null 2>&1)" "cow"
has 'ls of it' "$($fork11 fs ls lab /dev)" tty8
[ -e "$XDG_STATE_HOME/fork11/lab.changes" ] && fail "looking made a changes file" || pass
echo kept >"$dir/kept"
$fork11 fs put lab "$dir/kept" /tmp/kept && same 'a change' kept "$($fork11 fs cat lab /tmp/kept)"
$fork11 images fresh lab && has 'forgotten' "$($fork11 fs cat lab /tmp/kept 2>&1)" "no such file"

# typed TEXT ARGUMENT...: to fork11 lab, until the text is at its end.
typed() { printf "$1" | timeout 60 $fork11 lab "${@:2}" 2>&1 | tr -d '\r'; }
has 'a file, typed ahead' "$(typed 'echo kept >/tmp/kept; sync\n')" "echo kept >/tmp/kept; sync
# # 
Simulation stopped (end of input)"
same 'kept' kept "$($fork11 fs cat lab /tmp/kept)"
has 'the pack after a guest' "$($fork11 fs check lab)" clean
has 'kept from run to run' "$(typed 'cat /tmp/kept\n')" "
# kept
# "
has 'dropped' "$(typed 'cat /tmp/kept\n' --fresh)" "
# /tmp/kept: no such file"
has 'by its policy' "$(typed 'policy\n' share)" "
# share
# "
has 'no home' "$(env -u HOME -u XDG_STATE_HOME -u XDG_CACHE_HOME $fork11 lab </dev/null 2>&1)" "There is no place to keep what is changed on lab"

# make run shows what each policy takes, and ends well when nobody is there.
first=$($fork11 lab </dev/null 2>&1)
status=$?
same 'its status' 0 $status
for way in swap core cow vfork rfork clone; do has 'fork11 lab' "$first" "  $way "; done

# --- compare and scale ---
from=$(date +%s%N) && table=$($fork11 compare writenone 4 2>&1)
same 'compare: its status' 0 $?
took=$((($(date +%s%N) - from) / 1000000))
if [ "$m" != release ] || [ $took -lt 2000 ]; then pass; else fail "compare took $took ms"; fi
has 'compare' "$table" "
  vfork  |   1024       0|    0    0|    0|      0|"
has 'compare: the same in the monitor' "$(printf 'compare writenone 4\nquit\n' | $fork11 2>&1)" "$table"
has 'compare -n' "$($fork11 compare -n 2 zombie 2>&1)" "zombie: number 2 of the 3 processes it makes"
has 'compare of what is not there' "$($fork11 compare nosuch 2>&1)" "There is no program nosuch in /bin of the lab's pack"
$fork11 compare nosuch >/dev/null 2>&1
same 'compare of what is not there: its status' 1 $?
$fork11 compare >/dev/null 2>&1
same 'compare of nothing: its status' 2 $?
cp images/lab/bin/hello.s "$dir/mine.s"
has 'compare of a text' "$($fork11 compare "$dir/mine.s" 2>&1)" "mine: the process that it makes"
$fork11 as -n -o "$dir/mine" "$dir/mine.s" images/lab/lib/*.s && has 'compare of an a.out' "$($fork11 compare "$dir/mine" 2>&1)" "mine: the process"
has 'compare: no file of the lab is touched' "$($fork11 fs ls lab /bin/mine 2>&1)" "no such file"

scale=$($fork11 scale -o "$dir/scale.svg" -o "$dir/scale.csv" -o /nosuch/scale.csv 2>&1)
same 'a figure that cannot be written: its status' 1 $?
has 'scale' "$scale" "How long its parent stands still, ms"
has 'a figure that cannot be written' "$scale" "/nosuch/scale.csv"
if command -v python3 >/dev/null; then
    python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$dir/scale.svg" && pass || fail "the figure is no XML"
else
    skip "the figure as XML: there is no python3"
fi
same 'the lines of its table' 226 "$(wc -l <"$dir/scale.csv")"
$fork11 scale -o "$dir/scale.txt" >/dev/null 2>&1
same 'a figure of no form: its status' 2 $?
$fork11 scale -o "$dir/scale.csv" -o >/dev/null 2>&1
same 'a figure without a name: its status' 2 $?

# --- scripts ---
for script in tests/lab/*.do; do
    name=$(basename "$script" .do)
    timeout 300 $fork11 -f "$script" >"$dir/out" 2>&1 </dev/null
    status=$?
    tr -d '\r\000' <"$dir/out" >"$dir/$name.txt"
    if [ $status != 0 ]; then
        tail -n 15 "$dir/$name.txt"
        fail "$name ended with status $status"
    elif [ -n "$write" ]; then
        cp "$dir/$name.txt" "tests/lab/$name.golden"
    elif diff "tests/lab/$name.golden" "$dir/$name.txt"; then
        pass
    else
        fail "$name: not what tests/lab/$name.golden says"
    fi
done
tally
