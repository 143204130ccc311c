#!/usr/bin/env bash
# Programs of the Sixth Edition on the lab's kernel, unchanged: its shell and what one calls every day, its
# assembler and its C compiler. The same is typed on both; both print the same but for dates. The lab's fork makes
# processes in core first, then by copy-on-write, and with less core: nothing of that shows.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
export LC_ALL=C
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
need_images "the Sixth Edition's programs on the lab"
v6=$FORK11_IMAGES/v6/root.rk

# What is typed; ~ is the end of a line that is answered by something else than the shell's prompt.
cat >"$dir/typed" <<'TYPED'
echo hello 'a  b' "c d" \*
echo one >x; echo two >>x; cat x; cat <x | cat - x | wc
cp x y; cmp x y; echo three >>y; cmp x y
diff x y; comm x y
od x; od -b y; sum y; wc x y
sort -r y; sort y x | uniq -c; tr a-z A-Z <y; grep -n t y
ln y z; ls -l x y z; mv z w; rm w y; ls x y
mkdir d; cp x d/x; ls d; ls -l d/x; rmdir d; chmod 604 d/x; ls -l d/x; du d
chdir d; pwd; chdir ..; find . -name x -a -print; rm d/x; rmdir d; ls
echo [a-z]; echo ?; echo nothing*; ls | tee t | wc; cat t; rm t
echo '4 k 2 v p 10 3 ^ p' | dc
ed x~a~three~four~.~1,$p~/two/s/w/W/~g/o/s//0/p~w~q
cat x; cal 9 1752; banner v6
(sleep 2; echo slow)& sleep 1; echo quick; sleep 2; echo end
cat nosuch; nosuch; if 1 = 1 echo equal; if 1 = 2 echo never; if -r x echo readable
ed script~a~: again~if $1x = x exit~echo $1 of $0~shift~goto again~.~w~q
sh script a b c
ed h.s~a~ mov $1,r0; sys write; 1f; 3~ clr r0; sys exit~1: <as\n>~.~w~q
as h.s; a.out; nm a.out; strip a.out; size a.out; ls -l a.out; file a.out; ld -n a.out
ed h.c~a~int v[3];~main(argc, argv) char **argv; {~ register i, *p; int st, n;~.~w~q
ed h.c~$a~ n = 0; for(i=1;i<=argc;i++) n = n*10+i;~ pipe(v); if(fork()==0) {~.~w~q
ed h.c~$a~  write(v[1], &n, 2); exit(3); }~ wait(&st); read(v[0], v+2, 2);~.~w~q
ed h.c~$a~ p = sbrk(512); if(p == -1) exit(1);~ p[100] = v[2];~.~w~q
ed h.c~$a~ printf("%d %o %s\n", p[100], st, argv[argc-1]);~}~.~w~q
cc h.c; a.out last; cc -O -s h.c; a.out of three; size a.out; cc -c h.c; nm h.o
ar r l.a h.o x; ar t l.a; dd if=x of=xx conv=ucase; cat xx; split -2 x; ls x*; nice echo nice
stty; stty erase ! kill ^; echo a#b@c!; stty erase # kill @
sync; sleep 2
TYPED

# talk NAME BEFORE: boots $dir/NAME.rk, and types BEFORE and all that. What is compared begins there, and has no
# dates, and no pid.
talk() {
    {
        printf 'attach rk0 %s\n%s\n' "$dir/$1.rk" "$2"
        sed 's/[\\"]/\\&/g; s/~/\\r/g; s/.*/type "&\\r"\nawait "\\n# " 300s/' "$dir/typed"
        echo quit
    } >"$dir/$1.do"
    $fork11 -f "$dir/$1.do" >"$dir/$1.out" 2>&1 </dev/null || fail "$1: $(tail -n 3 "$dir/$1.out")"
    tr -d '\r\000' <"$dir/$1.out" | sed -n '/^# echo hello/,$p' |
        sed -E '/^# .sleep 2/ { n; s/^[0-9]+$/PID/; }
            s/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ 0-9][0-9] [0-9: ]{5}/DATE/' >"$dir/$1.txt"
}

cp "$B/lab.rk" "$dir/lab.rk" && cp "$v6" "$dir/v6.rk" && chmod u+w "$dir/lab.rk" "$dir/v6.rk"
place() { # FILE AS: of the Sixth Edition, on the lab's pack
    $fork11 fs get "$v6" "$1" "$dir/f" && chmod 755 "$dir/f" && $fork11 fs put "$dir/lab.rk" "$dir/f" "${2:-$1}" || fail "$1"
}
place /bin/mkdir
cat >"$dir/mkdir.do" <<'MKDIR'
attach rk0 %PACK%
boot rk0
await "# " 60s
type "chdir /; mkdir lib; mkdir usr/bin; mkdir tmp/t; sync\r"
await "# " 60s
type "sync\r"
await "# " 60s
quit
MKDIR
PACK=$dir/lab.rk $fork11 -f "$dir/mkdir.do" >"$dir/out" 2>&1 || fail "mkdir: $(cat "$dir/out")"
for f in /etc/{passwd,group,glob} /lib/{as2,c0,c1,c2,crt0.o,libc.a,liba.a} \
    /bin/{sh,echo,cat,ls,cp,cmp,od,sort,uniq,ln,mv,rm,rmdir,chmod,ed,sum,size,dc,stty,if,goto,exit,du,dd} \
    /bin/{as,ld,cc,nm,strip,ar,sync,file} \
    /usr/bin/{diff,tr,grep,pwd,find,tee,cal,comm,sleep,split,banner,nice}; do
    place "$f"
done
place /usr/bin/wc /bin/wc

cp "$dir/lab.rk" "$dir/cow.rk"

lab='boot rk0
await "# " 60s
type "chdir /tmp/t\r"
await "\n# " 60s'
talk lab "$lab"
talk cow "set cpu 112k
deposit sr 3
$lab"
for p in lab cow; do
    check=$($fork11 fs check "$dir/$p.rk")
    case $check in *clean) pass ;; *) fail "the pack of $p: $check" ;; esac
done
talk v6 'boot rk0
await "@" 30s
type "rkunix\r"
await "login: " 120s
type "root\r"
await "# " 60s
type "stty tabs; mkdir /tmp/t; chdir /tmp/t\r"
await "\n# " 60s'
[ "$(wc -l <"$dir/lab.txt")" -gt 200 ] && pass || fail "the lab: $(cat "$dir/lab.out")"
for p in lab cow; do
    if diff "$dir/$p.txt" "$dir/v6.txt"; then pass; else fail "$p (<) and the Sixth Edition (>) do not print the same"; fi
done
tally
