/ ps.s: lists the processes, as the kernel's table proc[] has them.
/ Answers to V6's s2/ps.c.
/
/ Look at how it knows: no system call tells. It finds the table's address among the names of
/ /unix, reads the kernel's memory as a file, /dev/kmem, and the memory of the processes as
/ /dev/mem, or on the swap disk. All of that may change while it is read: what makes no sense is
/ shown as `?`. Sizes are in clicks of 64 bytes, places in core are clicks, on swap blocks.

PSIZ	= 60				/ struct proc and struct page, see /usr/sys/defs.s
NPROC	= 50.
p.stat	= 0
p.flag	= 1
p.pid	= 12
p.ppid	= 14
p.addr	= 16
p.size	= 20
p.pg	= 26
p.lent	= 50
pg.addr	= 0
pg.size	= 2
SLOAD	= 1
SZOMB	= 5

	jsr	pc,find			/ C: proc = address of proc[]
	bcs	fail
	sys	open; mem; 0
	bcs	fail
	mov	r0,fmem
	sys	open; rk; 0		/ the swap disk; there may be none
	bcs	1f
	mov	r0,fswap
1:	sys	open; kmem; 0
	bcs	fail
	mov	r0,fkmem
	mov	$proc,r1
	mov	$NPROC*PSIZ,r2
	mov	_proc,r0
	jsr	pc,kernel		/ C: seek(kmem, proc, 0); read(kmem, proc, sizeof proc);
	bcs	fail
	jsr	r5,say; <  PID  PPID STATE   SIZE PLACE       NAME\n\0>; .even
	mov	$proc,r4
2:	movb	p.stat(r4),r3
	beq	3f			/ a free entry
	jsr	pc,show
3:	add	$PSIZ,r4
	cmp	r4,$proc+[NPROC*PSIZ]
	blo	2b
	clr	r0
	sys	exit
fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<ps\0>
	.even

/ show(r4: its entry, r3: its state): one line

show:
	mov	p.pid(r4),r0		/ C: printf("%5d %5d ", p->p_pid, p->p_ppid);
	mov	$5,r1
	jsr	pc,_putw
	mov	p.ppid(r4),r0
	mov	$6,r1
	jsr	pc,_putw
	jsr	r5,say; < \0>; .even
	cmp	r3,$6
	blos	1f
	clr	r3
1:	asl	r3
	asl	r3
	asl	r3
	mov	r3,r0
	add	$states,r0
	jsr	pc,_puts
	cmp	r3,$SZOMB*10		/ nothing but the entry is left
	beq	5f
	mov	p.size(r4),r0
	mov	$5,r1
	jsr	pc,_putw
	mov	$core,r0
	bitb	$SLOAD,p.flag(r4)
	bne	2f
	mov	$swap,r0
2:	jsr	pc,_puts
	mov	p.addr(r4),r0
	jsr	pc,_puto
	jsr	r5,say; < \0>; .even
	mov	$sched,r0		/ process 0 is the kernel itself
	tst	p.pid(r4)
	beq	3f
	jsr	pc,name
3:	jsr	pc,_puts
5:	jsr	r5,say; <\n\0>; .even
	rts	pc

/ name(r4): r0: its arguments, from the top of its stack, where exec has put them:
/	-1, then the strings, each ended by a 0

name:
	mov	r4,r3
	tst	p.lent(r4)		/ it runs in its parent's memory
	beq	1f
	mov	p.lent(r4),r0
	mov	$lender,r1
	mov	$PSIZ,r2
	jsr	pc,kernel
	bcs	9f
	mov	$lender,r3
1:	bitb	$SLOAD,p.flag(r3)
	beq	2f
	mov	p.pg+16(r3),r0		/ page 7 is the stack's
	mov	$page,r1
	mov	$6,r2
	jsr	pc,kernel		/ C: read its struct page
	bcs	9f
	mov	page+pg.addr,r1		/ where it ends, in clicks
	add	page+pg.size,r1
	mov	fmem,r5
	clr	r0
	br	3f
2:	mov	p.size(r3),r1		/ on swap an image is one piece: u, data, stack
	mov	p.addr(r3),r0
	mov	fswap,r5
3:	sub	$8.,r1			/ its last 512 bytes
	bmi	9f
	mov	r1,r2
	ash	$-3,r1
	add	r1,r0			/ block
	bic	$!7,r2
	ash	$6,r2			/ and byte in it
	mov	r0,r1
	mov	r2,-(sp)
	mov	r5,r0
	mov	$3,r2
	jsr	pc,_seek		/ C: seek(f, block, 3); seek(f, byte, 1);
	mov	(sp)+,r1
	bcs	9f
	mov	r5,r0
	mov	$1,r2
	jsr	pc,_seek
	mov	r5,r0
	mov	$stack,r1
	mov	$512.,r2
	jsr	pc,_read
	bcs	9f
	cmp	r0,$512.
	bne	9f
	mov	$stack+512.,r0		/ C: while (*--p != -1);
4:	cmp	r0,$stack
	blos	9f
	cmp	-(r0),$-1
	bne	4b
	tst	(r0)+
	mov	r0,r1
5:	cmp	r1,$stack+511.		/ the 0s between the strings become blanks
	bhis	8f
	movb	(r1)+,r2
	bne	7f
	tstb	(r1)			/ two 0s: the last string's end
	beq	8f
	movb	$40,-1(r1)
	br	5b
7:	cmpb	r2,$40
	blt	6f
	cmpb	r2,$177
	bne	5b
6:	movb	$'?,-1(r1)
	br	5b
8:	clrb	(r1)
	tstb	(r0)
	bne	0f
9:	mov	$what,r0
0:	rts	pc

/ kernel(r0: its address, r1: to where, r2: bytes): reads the kernel's memory; carry: cannot

kernel:
	mov	r1,-(sp)
	mov	r2,-(sp)
	mov	r0,r1
	beq	1f
	mov	fkmem,r0
	clr	r2
	jsr	pc,_seek
	mov	(sp)+,r2
	mov	(sp)+,r1
	bcs	2f
	mov	fkmem,r0
	jsr	pc,_read
	bcs	2f
	cmp	r0,r2			/ less than asked for: carry
	rts	pc
1:	cmp	(sp)+,(sp)+
	sec
2:	rts	pc

/ find(): _proc: the address of proc[]: the value of the name _proc in /unix. Carry: cannot.
/ An a.out is a header of 16 bytes, text, data, their relocation unless word 7 is set, and names:
/ 8 characters, a type word, a value word.

find:
	sys	open; unix; 0
	bcs	9f
	mov	r0,r5
	sys	read; buf; 16.
	bcs	9f
	mov	buf+2,r1
	add	buf+4,r1		/ text and data
	tst	buf+16
	bne	1f
	asl	r1			/ relocation is of the same length
1:	add	$16.,r1
	mov	r5,r0
	clr	r2
	jsr	pc,_seek
	bcs	9f
2:	mov	r5,r0
	sys	read; buf; 516.		/ 43 names at a time
	bcs	9f
	mov	r0,r1
	clr	r0
	div	$12.,r0
	mov	r0,r4
	beq	8f
	mov	$buf,r3
3:	mov	r3,r0
	mov	$name8,r1
	mov	$8.,r2
4:	cmpb	(r0)+,(r1)+
	bne	5f
	sob	r2,4b
	mov	10.(r3),_proc
	mov	r5,r0
	sys	close
	clc
	rts	pc
5:	add	$12.,r3
	sob	r4,3b
	br	2b
8:	mov	$2,r0			/ ENOENT: no such name
	sec
9:	rts	pc

states:	<?      \0>
	<sleep  \0>
	<wait   \0>
	<run    \0>
	<new    \0>
	<zombie \0>
	<stop   \0>
core:	< core \0>
swap:	< swap \0>
sched:	<sched\0>
what:	<?\0>
name8:	<_proc\0\0\0>
unix:	</unix\0>
mem:	</dev/mem\0>
kmem:	</dev/kmem\0>
rk:	</dev/rk0\0>
	.even
	.data
fswap:	-1				/ no descriptor: an error to read
	.bss
_proc:	. = .+2
fmem:	. = .+2
fkmem:	. = .+2
page:	. = .+6
lender:	. = .+PSIZ
buf:	. = .+516.
stack:	. = .+512.
proc:	. = .+[NPROC*PSIZ]
	.text
