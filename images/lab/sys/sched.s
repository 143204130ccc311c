/ sched.s: process 0, the swapper, who is for ever about to bring somebody in; answers to sched in
/ V6's ken/slp.c, whose rules these are.

	.text

/ sched(): brings in the process that has been out longest. If there is no core, one who waits for
/ something slow goes out; if there is none of these, and the one who wants in has been out for 3
/ seconds, the one who has been in longest, if that is 2 seconds and more.

_sched:
	jsr	r5,csv
1:
	tst	_want			/ does somebody in core need more of it?
	beq	0f
	jsr	pc,_serve
	tst	r0
	bne	5f			/ he goes out for that
	jbr	7f
0:
	spl	6
	mov	$_proc,r2
	clr	r3
	mov	$-1,r4
2:
	cmpb	p.stat(r2),$SRUN
	bne	3f
	bitb	$SLOAD,p.flag(r2)
	bne	3f
	movb	p.time(r2),r0
	cmp	r0,r4
	ble	3f
	mov	r0,r4
	mov	r2,r3
3:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	2b
	tst	r3
	bne	4f
	incb	_runout			/ nobody: setrun and xswap wake us
	mov	$_runout,r0
	jsr	pc,sdsleep
	br	1b
4:
	spl	0
	mov	r3,-(sp)
	jsr	pc,_swapin
	tst	(sp)+
	tst	r0
	beq	1b
	clr	-10(r5)			/ who can go out: first those who wait
	jsr	pc,_victim
	tst	r0
	bne	5f
	cmp	r4,$3
	blt	6f
	inc	-10(r5)
	jsr	pc,_victim
	bne	5f
	mov	$_coremap,r0		/ nobody: then there may be room in pieces
	jsr	pc,sum
	cmp	r1,p.size(r3)
	blo	6f
	jsr	pc,_squeeze
	mov	r3,-(sp)
	jsr	pc,_swapin
	tst	(sp)+
	tst	r0
	beq	1b
	br	6f
5:
	mov	r0,r2
	bicb	$SLOAD,p.flag(r2)	/ it does not run while it goes
	mov	$u.ssize,-(sp)
	mov	r2,-(sp)
	jsr	pc,_upeek
	mov	r0,2(sp)
	mov	$u.dsize,-(sp)
	mov	r2,-(sp)
	jsr	pc,_upeek
	cmp	(sp)+,(sp)+
	mov	r0,(sp)
	mov	$1,-(sp)
	mov	r2,-(sp)
	jsr	pc,_xswap
	add	$10,sp
	tst	r0
	beq	1b
	bisb	$SLOAD,p.flag(r2)	/ the disk fails

	/ V6 waits for the one now. Here some cannot go out while they share or lend memory, and may be
	/ waiting for what one has locked who is out, and smaller: so whoever fits comes in.
6:
	mov	$_proc,r2
8:
	cmpb	p.stat(r2),$SRUN
	bne	9f
	bitb	$SLOAD,p.flag(r2)
	bne	9f
	mov	r2,-(sp)
	jsr	pc,_swapin
	tst	(sp)+
	tst	r0
	beq	1b
9:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	8b
7:
	spl	6
	incb	_runin			/ sleep and, every second, clock wake us
	mov	$_runin,r0
	jsr	pc,sdsleep
	jbr	1b

sdsleep:
	mov	$PSWP,-(sp)
	mov	r0,-(sp)
	jsr	pc,_sleep
	cmp	(sp)+,(sp)+
	rts	pc

/ Within sched: r0 who has to go out, so that there is the hole that mkroom waits for; 0: it is
/ there, or nobody can go, and mkroom is told.

_serve:
	mov	_want,-(sp)
	jsr	pc,_hole
	tst	(sp)+
	tst	r0
	bne	1f
	clr	-10(r5)
	jsr	pc,_victim
	bne	2f
	inc	-10(r5)
	jsr	pc,_victim
	bne	2f
	jsr	pc,_squeeze
1:
	clr	_want
	mov	$_want,-(sp)
	jsr	pc,_wakeup
	tst	(sp)+
	clr	r0
2:	rts	pc

/ Within sched: r0 who can go out, 0: nobody. -10(r5) 0: only who sleeps at a priority for signals,
/ or is stopped; 1: also others, the one longest in core.

_victim:
	mov	r3,-(sp)
	mov	r4,-(sp)
	mov	$_proc,r2
	clr	r3
	mov	$1,r4
1:
	movb	p.flag(r2),r0
	bic	$![SSYS|SLOCK|SLENT|SLOAD],r0
	cmp	r0,$SLOAD
	bne	3f
	cmpb	p.stat(r2),$SWAIT
	beq	2f
	cmpb	p.stat(r2),$SSTOP
	beq	2f
	tst	-10(r5)
	beq	3f
	cmpb	p.stat(r2),$SRUN
	beq	4f
	cmpb	p.stat(r2),$SSLEEP
	bne	3f
4:
	movb	p.time(r2),r0
	cmp	r0,r4
	ble	3f
2:
	mov	r2,-(sp)
	jsr	pc,_stays
	tst	(sp)+
	tst	r0
	bne	3f
	mov	r2,r3
	tst	-10(r5)
	beq	5f
	movb	p.time(r2),r4		/ only of one who can go: else he would hide the others
3:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	1b
5:
	mov	r3,r0
	mov	(sp)+,r4
	mov	(sp)+,r3
	tst	r0
	rts	pc
