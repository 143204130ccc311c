/ fault.s: a store to a page that is copy-on-write. V6 has no such file; its backup (m40.s, m45.s)
/ is what it needs most: after an abort the instruction has to begin again as if it never had.
/
/ Only the 11/45 can do this well. Its MMR1 says by how much the instruction has changed which
/ registers, and MMR2 where it stands. The 11/40 has neither, and V6's m40.s works the changes
/ out by looking at the instruction, which it sometimes cannot.

	.text

/ backup(): undoes what the aborted instruction did to the user's registers. MMR1 holds two bytes,
/ each a register in bits 2-0 and a signed count in bits 7-3; a pc that moved needs no undoing,
/ for MMR2 has it.

_backup:
	mov	r2,-(sp)
	mov	u.ar0,r1
	mov	mmr1,r0
	jsr	pc,1f
	mov	mmr1,r0
	swab	r0
	jsr	pc,1f
	mov	mmr2,R7(r1)
	mov	(sp)+,r2
	rts	pc
1:
	mov	r0,r2
	bic	$!7,r2
	cmp	r2,$7
	beq	2f
	asl	r2
	mov	regloc(r2),r2
	add	r1,r2
	movb	r0,r0			/ with its sign
	asr	r0
	asr	r0
	asr	r0
	sub	r0,(r2)
2:	rts	pc

	.data
regloc:	R0; R1; R2; R3; R4; R5; R6
bits:	.byte	1, 2, 4, 10, 20, 40, 100, 200	/ of p.cow and p.shr
	.text

/ mpage(): the page that MMR0 says the abort was in.

_mpage:
	mov	mmr0,r0
	asr	r0
	bic	$!7,r0
	rts	pc

/ cowpage(page): makes a copy-on-write page of the running process its own: 0 if the store can be
/ made now, -1 if the page is not one. Where there is no core for the copy, the process goes out
/ to swap: what comes back is all its own. If it cannot, since it shares other pages for good, the
/ store that fork has promised cannot be made, and it is killed: 1. Here, not in fork, is where
/ copy-on-write finds out that memory is short.

_cowpage:
	jsr	r5,csv
	mov	4(r5),r3
	mov	u.procp,r2
	bitb	bits(r3),p.cow(r2)
	beq	1f
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,_unshare
	tst	r0
	beq	2f
	mov	u.ssize,-(sp)
	mov	u.dsize,-(sp)
	jsr	pc,_swapme
	tst	r0
	bpl	3f
	mov	$SIGKIL,-(sp)
	mov	r2,-(sp)
	jsr	pc,_psignal
	mov	p.pid(r2),(sp)
	mov	$4f,-(sp)
	jsr	pc,_printf
	mov	$1,r0
	jmp	cret
1:
	mov	$-1,r0
	jmp	cret
2:
	jsr	pc,_sureg
3:
	clr	r0
	jmp	cret

	.data
4:	<pid %d: no memory for a page it shares\n\0>
	.even
	.text

/ unshare(p, page): page of p, in core, becomes its own: by a copy if others hold it too, else as
/ it is. 0, or -1: no core. The clicks that are copied are those the process has, which may be
/ fewer than the run (page.s).

_unshare:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3
	mov	r3,r4
	asl	r4
	add	r2,r4			/ p.pg(r4) is the page
	mov	p.pg(r4),r0
	cmp	pg.cnt(r0),$1
	bne	1f
	inc	c.took
	br	3f
1:
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,_pgcopy		/ r0 a copy, r1 its clicks
	tst	r0
	beq	4f
	add	r1,c.later+2
	adc	c.later
	inc	c.copied
	mov	p.pg(r4),r1
	dec	pg.cnt(r1)
	mov	r0,p.pg(r4)
3:
	bicb	bits(r3),p.cow(r2)
	clr	r0
	jmp	cret
4:
	mov	$-1,r0
	jmp	cret

/ kfault: the kernel could not reach the user's memory; from trap, with pc and PS on the stack. A
/ store to a copy-on-write page goes back to u.retry once the page is his own (mch.s); for all
/ else there is nofault.

kfault:
	bit	$MMR0.PL,mmr0		/ beyond the page: no copy would help
	bne	1f
	bit	$MMR0.RO,mmr0
	beq	1f
	tst	u.retry
	beq	1f
	mov	r0,-(sp)
	mov	r1,-(sp)
	mov	nofault,-(sp)
	mov	u.retry,-(sp)
	clr	nofault
	clr	u.retry
	jsr	pc,_mpage
	mov	r0,-(sp)
	bis	$30000,PS		/ as all code of the kernel: another process may run now
	spl	0
	jsr	pc,_cowpage
	spl	7
	tst	(sp)+
	mov	(sp)+,u.retry
	mov	(sp)+,nofault
	mov	(sp)+,r1
	tst	r0
	bne	2f
	mov	(sp)+,r0
	mov	u.retry,(sp)
	rtt
2:
	mov	(sp)+,r0
1:
	mov	nofault,(sp)
	rtt
