/ calls.s: system calls whose arguments are known only when the program runs; answers to V6's
/ s4 and s5/open.s, read.s and so on.
/
/ The kernel takes arguments from the words behind the trap:  sys open; name; 0
/ Where they are constants a program just writes that. Where they are not, those words have to
/ be filled in first. They cannot be in the text, which may be read-only. They should not be
/ in the data, which after rfork two processes fill in at once. So the call is laid down on
/ the stack, which is a process's own, and executed there.
/
/ Each returns as the trap did: carry clear and the result in r0, or carry set and the number
/ of the error in r0. r2 to r5 are kept.

dup	= 41.				/ calls that the assembler has no names for
getpid	= 20.
kill	= 37.
pipe	= 42.
sleep	= 35.
sync	= 36.
spawn	= 53.				/ and the lab's own
policy	= 54.
labstat	= 55.

_read:	jsr	r5,fd2; sys read	/ _read(r0: descriptor, r1: address, r2: bytes)
_write:	jsr	r5,fd2; sys write
_seek:	jsr	r5,fd2; sys seek	/ _seek(r0: descriptor, r1: offset, r2: from where)
_kill:	jsr	r5,fd1; sys kill	/ _kill(r0: pid, r1: signal)
_open:	jsr	r5,path2; sys open	/ _open(r0: path, r1: 0 read, 1 write, 2 both)
_creat:	jsr	r5,path2; sys creat	/ _creat(r0: path, r1: mode)
_stat:	jsr	r5,path2; sys stat	/ _stat(r0: path, r1: 36 bytes)
_exec:	jsr	r5,path2; sys exec	/ _exec(r0: path, r1: arguments, ended by a 0 word)
_chdir:	jsr	r5,path1; sys chdir	/ _chdir(r0: path)
_brk:	jsr	r5,path1; sys break	/ _brk(r0: where the data shall end)
_spawn:	jsr	r5,path3; sys spawn	/ _spawn(r0: path, r1: arguments, r2: actions): child's pid

/ r5 points at the trap to make; the caller's r5 lies on the stack, above it the way back.

fd1:	mov	$207,-(sp)		/ 207 is rts pc
	mov	$207,-(sp)
	br	1f
fd2:	mov	$207,-(sp)
	mov	r2,-(sp)
1:	mov	r1,-(sp)
	br	2f
path1:	mov	$207,-(sp)
	mov	$207,-(sp)
	br	1f
path2:	mov	$207,-(sp)
	mov	r1,-(sp)
1:	mov	r0,-(sp)
2:	mov	(r5),-(sp)		/ now the stack reads: trap, argument, argument, rts pc
	jsr	pc,(sp)			/ do it
	mov	(sp)+,(sp)+		/ off with the four words: mov leaves the carry alone
	mov	(sp)+,(sp)+
	mov	(sp)+,r5
	rts	pc

path3:	mov	$207,-(sp)
	mov	$240,-(sp)		/ nop: six words are three times two
	mov	r2,-(sp)
	mov	r1,-(sp)
	mov	r0,-(sp)
	mov	(r5),-(sp)
	jsr	pc,(sp)
	mov	(sp)+,(sp)+
	mov	(sp)+,(sp)+
	mov	(sp)+,(sp)+
	mov	(sp)+,r5
	rts	pc
