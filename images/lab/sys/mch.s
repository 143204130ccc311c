/ mch.s: what C could not say: frames, stacks, the user's memory, clicks; answers to V6's
/ conf/m45.s.

	.text

/ How a function begins and ends. `jsr r5,csv` leaves
/	arguments	4(r5), 6(r5), ...
/	return address	2(r5)
/	caller's r5	0(r5)
/	r4 r3 r2	-2(r5) ...
/	a local word	-10(r5), which is also (sp): a function without locals puts
/			the last argument of a call there
/ so that r5 is a chain through all callers, and r2 to r4 are free to use.

csv:
	mov	r5,r0
	mov	sp,r5
	mov	r4,-(sp)
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,(r0)
cret:
	mov	r5,r2
	mov	-(r2),r4
	mov	-(r2),r3
	mov	-(r2),r2
	mov	r5,sp
	mov	(sp)+,r5
	rts	pc

/ savu(where): notes sp and r5. Whoever restores them later returns from the function that called
/ savu, whatever has been called since; csv's frame gives back the other registers.

_savu:
	mov	(sp)+,r1
	mov	(sp),r0
	spl	7
	mov	sp,(r0)+
	mov	r5,(r0)+
	spl	0
	jmp	(r1)

/ retu(click): the user structure at that click is the one; its stack, as u.rsav has it, is ours.
/ This is where one process becomes another.

_retu:
	mov	(sp)+,r1
	spl	7
	mov	(sp),KISA6
	mov	$u.rsav,r0
	br	1f

/ aretu(where): back to a savu of the same process.

_aretu:
	mov	(sp)+,r1
	mov	(sp),r0
1:
	spl	7
	mov	(r0)+,sp
	mov	(r0)+,r5
	spl	0
	jmp	(r1)

/ idle(): nothing to do until the next interrupt.

_idle:
	mov	PS,-(sp)
	spl	0
	wait
	mov	(sp)+,PS
	rts	pc

/ bcopy(from, to, words): within the kernel.

_bcopy:
	mov	2(sp),r0
	mov	4(sp),r1
	mov	r2,-(sp)
	mov	10(sp),r2
1:
	mov	(r0)+,(r1)+
	sob	r2,1b
	mov	(sp)+,r2
	rts	pc

/ copyseg(from, to), clearseg(click): one click, 32 words, through the supervisor's first pages,
/ which nobody else uses. This is what fork pays, click by click.

_copyseg:
	mov	PS,-(sp)
	mov	r2,-(sp)
	mov	6(sp),SISA0
	mov	10(sp),SISA1
	mov	$10340,PS		/ previous mode: supervisor
	clr	r0
	mov	$20000,r1
	mov	$32.,r2
1:
	mfpi	(r0)+
	mtpi	(r1)+
	sob	r2,1b
	mov	(sp)+,r2
	mov	(sp)+,PS
	rts	pc

_clearseg:
	mov	PS,-(sp)
	mov	4(sp),SISA0
	mov	$10340,PS
	clr	r0
	mov	$32.,r1
1:
	clr	-(sp)
	mtpi	(r0)+
	sob	r1,1b
	mov	(sp)+,PS
	rts	pc

/ copyrun(from, to, n), clerrun(click, n): runs of clicks.

_copyrun:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3
	mov	10(r5),r4
	beq	2f
1:
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,_copyseg
	cmp	(sp)+,(sp)+
	inc	r2
	inc	r3
	sob	r4,1b
2:
	jmp	cret

_clerrun:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r4
	beq	2f
1:
	mov	r2,-(sp)
	jsr	pc,_clearseg
	tst	(sp)+
	inc	r2
	sob	r4,1b
2:
	jmp	cret

/ upeek(p, field), upoke(p, field, w): a word of the user structure of a process that is in core.

_upeek:
	mov	PS,-(sp)
	mov	4(sp),r0
	mov	p.addr(r0),SISA0
	mov	6(sp),r1
	sub	$_u,r1
	mov	$10340,PS
	mfpi	(r1)
	mov	(sp)+,r0
	mov	(sp)+,PS
	rts	pc

_upoke:
	mov	PS,-(sp)
	mov	4(sp),r0
	mov	p.addr(r0),SISA0
	mov	6(sp),r1
	sub	$_u,r1
	mov	10(sp),r0
	mov	$10340,PS
	mov	r0,-(sp)
	mtpi	(r1)
	mov	(sp)+,PS
	rts	pc

	.bss
nofault: .=.+2				/ where to go if the user's memory cannot be reached, 0
mmr0:	.=.+2				/ MMR0, MMR1 and MMR2 at the last trap
mmr1:	.=.+2
mmr2:	.=.+2
	.text
