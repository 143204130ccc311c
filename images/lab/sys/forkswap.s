/ forkswap.s: fork by way of the swap disk, as the first Unix systems did it, and V6 when core is
/ short: the parent's image is written to the disk, and that is the child. The swapper brings it in
/ like any other that is out. Answers to the middle of newproc in V6's ken/slp.c.
/	copied at once: nothing in core; 32 words a click go to the disk, and come back before it runs
/	the parent stands still until its image is written

	.text

/ byswap(child, parent): the child's memory. 0, or -1: there is no room on swap. 1: we are the
/ child.

_byswap:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3
	mov	r3,-(sp)
	jsr	pc,_shares
	tst	r0			/ what is shared for good cannot be split by the disk
	bne	2f
	mov	p.addr(r3),p.addr(r2)	/ for a moment the child is where its parent is
	mov	$8.,r4
	mov	r2,r0
	mov	r3,r1
1:
	mov	p.pg(r1),p.pg(r0)
	tst	(r0)+
	tst	(r1)+
	sob	r4,1b
	bisb	$SLOCK,p.flag(r3)
	movb	$SIDL,p.stat(r3)	/ it does not run: to wait for the disk is the child's part
	mov	$u.rsav,-(sp)
	jsr	pc,_savu
	mov	$u.ssav,(sp)
	jsr	pc,_savu		/ the child wakes up here, and returns 1
	mov	u.ssize,-(sp)
	mov	u.dsize,-(sp)
	clr	-(sp)
	mov	r2,-(sp)
	jsr	pc,_xswap
	movb	$SRUN,p.stat(r3)
	bicb	$SLOCK,p.flag(r3)
	tst	r0
	bne	2f
	bisb	$SSWAP,p.flag(r2)
	jmp	cret
2:
	mov	r2,r0
	add	$p.pg,r0
	mov	$8.,r4
3:
	clr	(r0)+
	sob	r4,3b
	mov	$-1,r0
	jmp	cret
