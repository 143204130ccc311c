#!/usr/bin/env bash
# fork11 as, nm, size and disasm: their command lines, what they print and refuse; the lab's own programs taken apart
# and put together again.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
fork11=$PWD/$fork11
export LC_ALL=C
lab=$PWD/images/lab
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1

# run STATUS WHAT COMMAND...: it ends with that status; what it says is in out and err.
run() {
    local wanted=$1 what=$2 status
    shift 2
    "$fork11" "$@" >out 2>err
    status=$?
    if [ $status = "$wanted" ]; then pass; else fail "$what: status $status, $(cat out err)"; fi
}
# says FILE WHAT: FILE is standard input.
says() { if diff - "$1" >difference; then pass; else fail "$2: $(cat difference)"; fi; }

cat >a.s <<'S'
/ a.s: one of two
.globl	_main, f
_main:	mov	$d,r0
	jsr	pc,f; clr r1
	.data
d:	<hello\n\0>
	.text
S
cat >b.s <<'S'
f:	movb	(r0)+,r1
	bne	f
	rts	pc
	.data
	.=.+30.

	.byte	1
	.bss
b:	.=.+4
S

# --- as ---
run 0 'as' as a.s b.s
[ -x a.out ] && pass || fail "a.out may not be executed"
run 0 'as -o' as -o x.o a.s - b.s
cmp -s x.o a.out && pass || fail "x.o is not a.out"
printf 'mov	_y,r0\n.globl _y\n' >u.s
run 0 'an undefined name' as u.s -o u.o
[ -x u.o ] && fail "u.o may be executed" || pass
run 0 'as -n -s -l' as -n -s -l list a.s b.s -o n.out
says list 'the listing' <<'L'
                              a.s:1            / a.s: one of two
                              a.s:2            .globl	_main, f
000000 012700 020000          a.s:3            _main:	mov	$d,r0
000004 004767 000002 005001   a.s:4            	jsr	pc,f; clr r1
                              a.s:5            	.data
020000 062550 066154 005157   a.s:6            d:	<hello\n\0>
020006 000000
                              a.s:7            	.text
000012 112001                 b.s:1            f:	movb	(r0)+,r1
000014 001376                 b.s:2            	bne	f
000016 000207                 b.s:3            	rts	pc
                              b.s:4            	.data
020010 000000 000000 000000   b.s:5            	.=.+30.
020016 000000 000000 000000
020024 000000 000000 000000
020032 000000 000000 000000
... to 020045
                              b.s:6
020046 000001                 b.s:7            	.byte	1
                              b.s:8            	.bss
                              b.s:9            b:	.=.+4
L
run 0 'an empty file' as /dev/null -o e.out
[ "$(wc -c <e.out)" = 16 ] && pass || fail "an empty program has $(wc -c <e.out) bytes"
run 0 'an output that is no file' as a.s b.s -o /dev/null
[ -c /dev/null ] && pass || fail "/dev/null is gone"

# --- errors ---
cp a.out kept
printf 'mov	r0,\n\tclr	(5)\n#\n.byte	"\n' >wrong.s
printf 'f:	1; 1\001\n' >more.s
run 1 'errors' as b.s wrong.s more.s
says err 'the errors' <<'E'
wrong.s:1:8: the end of the line is where an expression was expected.
wrong.s:3:1: "#" is no character of the language: an operator, a name or a number was expected.
wrong.s:4:7: """ is followed by the end of the line: two characters were expected.
more.s:1:1: "f" is defined already: a name that is neither a label above, nor assigned to, nor known to the assembler was expected.
more.s:1:8: "\001" is no character of the language: an operator, a name or a number was expected.
E
cmp -s a.out kept && pass || fail "an error changed a.out"
run 1 'errors, -o' as wrong.s -o new.out
[ -e new.out ] && fail "an error left new.out" || pass
yes '(' | head -n 100 >many.s
run 1 'many errors' as many.s
[ "$(wc -l <err)" = 51 ] && [ "$(tail -n 1 err)" = 'fork11 as: and 50 more.' ] && pass || fail "many errors: $(tail -n 2 err)"
run 1 'no such file' as nowhere.s
grep -q 'nowhere.s: No such file' err && pass || fail "no such file: $(cat err)"
run 1 'a directory' as .
run 1 'an output that cannot be' as a.s b.s -o no/where
grep -q 'no/where' err && pass || fail "no/where: $(cat err)"
run 1 'a listing that cannot be' as a.s b.s -l no/list
head -c 5000000 /dev/zero >large.s
run 1 'a large file' as large.s
grep -q 'large.s: File too large' err && pass || fail "large: $(cat err)"
head -c 3000000 large.s >half.s
run 1 'large files' as half.s half.s
grep -q 'longer than 4 MB' err && pass || fail "large files: $(cat err)"
yes 'clr	r0' | head -n 40000 >long.s
run 1 'a large program' as long.s
grep -q 'larger than 64 KB' err && pass || fail "large program: $(cat err)"
run 1 'an undefined name, -n' as -n u.s
grep -q '^u.s:1:5: "_y" is not defined' err && pass || fail "undefined: $(cat err)"
for wrong in '' '-x a.s' '-o' 'a.s -l' '-'; do
    # shellcheck disable=SC2086
    run 2 "as $wrong" as $wrong
    grep -q '^usage: fork11 as' err && pass || fail "as $wrong: no usage"
done

# --- nm, size ---
printf '.globl _x\n' >x.s
run 0 'as -' as - a.s x.s b.s
run 0 nm nm
says out nm <<'N'
000000T _main
      U _x
000070b b
000020d d
000012T f
N
run 0 'nm -n' nm -n a.out
says out 'nm -n' <<'N'
000000T _main
      U _x
000012T f
000020d d
000070b b
N
run 0 'nm -gr' nm -gr a.out
says out 'nm -gr' <<'N'
000012T f
      U _x
000000T _main
N
run 0 'nm -u -c' nm -u -c a.out
says out 'nm -u -c' <<<x
run 0 'nm -p' nm -p a.out
says out 'nm -p' <<'N'
000000T _main
000012T f
000020d d
      U _x
000070b b
N
run 0 'nm of none' nm n.out
says out 'nm of none' <<<'no name list'
printf '.comm c,10\n~e = 5\n~e = 4\n' >c.s
run 0 common as c.s -o c.out
run 0 'nm of common' nm c.out
says out 'nm of common' <<'N'
000010C c
000005a e
000004a e
N
run 0 size size a.out n.out
says out size <<'N'
a.out: 16+40+4=60 (74)
n.out: 64+40+4=108 (154)
N
run 0 'size of one' size
says out 'size of one' <<<'16+40+4=60 (74)'
for verb in nm size disasm; do
    run 1 "$verb of a text" $verb a.s
    grep -q '0407, 0410 nor 0411' err && pass || fail "$verb of a text: $(cat err)"
    head -c 40 a.out >cut.out
    run 1 "$verb of a part" $verb cut.out
    run 1 "$verb of nothing" $verb nowhere
    run 2 "$verb -z" $verb -z
    "$fork11" $verb a.out >/dev/full 2>err && fail "$verb: a full disk is not told" || pass
done
printf '\033' | dd of=a.out bs=1 seek=$(($(wc -c <a.out) - 12)) conv=notrunc 2>/dev/null
"$fork11" nm a.out | grep -q '\\033' && pass || fail "nm lets an escape through"

# --- disasm ---
run 0 'as again' as a.s b.s x.s
run 0 disasm disasm
says out disasm <<'D'
/ 0407: text 000020, data 000050, bss 000004
.globl	_x

.globl	_main
_main:
	mov	$d,r0                   / 000000: 012700 000020
	jsr	pc,f                    / 000004: 004767 000002
	clr	r1                      / 000010: 005001
.globl	f
f:
	movb	(r0)+,r1                / 000012: 112001
	bne	f                       / 000014: 001376
	rts	pc                      / 000016: 000207

.data
d:
	62550                           / 000020: 062550  he
	66154                           / 000022: 066154  ll
	5157                            / 000024: 005157
	.=.+40                          / 000026
	1                               / 000066: 000001

.bss
b:
	.=.+4                           / 000070
D
# back WHAT FLAGS: the disassembly of x.out, assembled with these, has its text and data.
back() {
    run 0 "disasm $1" disasm x.out
    mv out back.s
    # shellcheck disable=SC2086
    run 0 "$1 again" as $2 back.s -o y.out
    code=$(od -An -v -tu2 -N8 x.out | awk '{ print $2 + $3 }')
    if cmp -s <(head -c 8 x.out) <(head -c 8 y.out) &&
        cmp -s <(tail -c +17 x.out | head -c "$code") <(tail -c +17 y.out | head -c "$code"); then pass; else
        fail "$1: the disassembly is another program"
    fi
}
if [ -e "$lab/sys/FILES" ]; then
    mapfile -t files < <(sed "s|^|$lab/sys/|" "$lab/sys/FILES")
    for flags in '' -s '-i' '-i -s'; do
        # shellcheck disable=SC2086
        run 0 "the lab's kernel, as $flags" as $flags "${files[@]}" -o x.out
        back "the lab's kernel, $flags" "$flags"
    done
    mapfile -t library < <(sed "s|^|$lab/lib/|" "$lab/lib/FILES")
    for program in "$lab"/bin/{ls,wc,hello,vret,init}.s; do
        run 0 "$program" as -n "$program" "${library[@]}" -o x.out
        back "$program" -n
    done
else
    skip "the lab's programs taken apart: there is no images/lab/sys"
fi
tally
