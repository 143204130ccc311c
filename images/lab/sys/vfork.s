/ vfork.s: the child borrows its parent's memory, and the parent stands still until the child has
/ done with it, by exec or exit. 3BSD's answer to what fork had come to cost; VM/CMS has it under
/ fork's name. What the child changes stays changed, its stack included.
/	copied at once: USIZE	later: nothing	map: nothing
/	the parent stands still for all of the child's window

	.text

/ borrow(child, parent): the child's memory is its parent's. 0, or -1: no core for the u-area.

_borrow:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3
	mov	r2,-(sp)
	jsr	pc,_ucopy
	tst	r0
	bne	1f
	mov	r2,-(sp)
	mov	r3,-(sp)
	jsr	pc,pgmove
	mov	p.swap(r3),p.swap(r2)	/ its place on swap, too
	mov	p.swn(r3),p.swn(r2)
	clr	p.swn(r3)
	mov	$USIZE,p.size(r3)	/ all that is left to it
	bisb	$SLENT,p.flag(r3)
	mov	r3,p.lent(r2)
	clr	r0
1:
	jmp	cret

/ vwait(): the parent waits until it has its memory again. No signal ends that.

_vwait:
	jsr	r5,csv
	mov	u.procp,r2
	bitb	$SLENT,p.flag(r2)
	beq	2f
1:
	mov	$PSWP,-(sp)
	mov	r2,-(sp)
	add	$p.lent,(sp)
	jsr	pc,_sleep
	cmp	(sp)+,(sp)+
	bitb	$SLENT,p.flag(r2)
	bne	1b
	jsr	pc,_sureg
2:
	jmp	cret

/ vgive(): the running process gives back what it has borrowed, if it has. It has no memory then.

_vgive:
	jsr	r5,csv
	mov	u.procp,r2
	mov	p.lent(r2),r3
	beq	1f
	clr	p.lent(r2)
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,pgmove
	mov	u.dsize,-(sp)		/ as large as it is now
	mov	$u.dsize,-(sp)
	mov	r3,-(sp)
	jsr	pc,_upoke
	mov	u.ssize,4(sp)
	mov	$u.ssize,2(sp)
	jsr	pc,_upoke
	mov	p.size(r2),p.size(r3)
	mov	$USIZE,p.size(r2)
	clr	u.dsize
	clr	u.ssize
	jsr	pc,_sureg
	mov	p.size(r3),r0		/ and the place on swap that is large enough
	jsr	pc,toblk
	cmp	r0,p.swn(r3)		/ (exec has got a second one)
	blos	2f
	mov	p.swap(r3),r0
	mov	p.swn(r3),r1
	mov	p.swap(r2),p.swap(r3)
	mov	p.swn(r2),p.swn(r3)
	mov	r0,p.swap(r2)
	mov	r1,p.swn(r2)
2:
	bicb	$SLENT,p.flag(r3)
	mov	r3,(sp)
	add	$p.lent,(sp)
	jsr	pc,_wakeup
1:
	jmp	cret

/ pgmove(from, to): the pages of one process are the other's.

pgmove:
	mov	2(sp),r0
	mov	4(sp),r1
	mov	p.cow(r0),p.cow(r1)	/ p.shr too: it is the word's other byte
	clr	p.cow(r0)
	mov	r2,-(sp)
	mov	$8.,r2
1:
	mov	p.pg(r0),p.pg(r1)
	clr	p.pg(r0)
	tst	(r0)+
	tst	(r1)+
	sob	r2,1b
	mov	(sp)+,r2
	rts	pc
