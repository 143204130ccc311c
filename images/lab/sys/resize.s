/ resize.s: one page becomes longer, also one that is shared; V6, whose images are one piece, has no
/ such file.

	.text

/ resize(page, have, want, stack): that page of the running process gets a longer run, with what it
/ has at the beginning, or, a stack, at the end. 0, or -1: no core. A page that others hold too is
/ copied then: theirs stays as it is, unless it is shared for good: then it grows for all.

_resize:
	jsr	r5,csv
	mov	u.procp,r2
	mov	4(r5),r3
	mov	r3,r4
	asl	r4
	add	r2,r4
	add	$p.pg,r4		/ where the page is noted
	tst	-(sp)			/ -12(r5)
	mov	10(r5),-(sp)
	jsr	pc,_pgnew
	tst	(sp)+
	mov	r0,-10(r5)
	beq	4f
	mov	(r4),r1
	bne	1f
	mov	r0,(r4)			/ it has none yet
	br	3f
1:
	mov	12(r5),-(sp)
	mov	6(r5),-(sp)
	mov	r1,-(sp)
	jsr	pc,pgwhere
	mov	r0,-12(r5)		/ from there
	mov	-10(r5),(sp)
	jsr	pc,pgwhere		/ to there
	mov	6(r5),4(sp)
	mov	r0,2(sp)
	mov	-12(r5),(sp)
	jsr	pc,_copyrun
	mov	(r4),r0
	mov	-10(r5),r1
	cmp	pg.cnt(r0),$1
	beq	2f
	bitb	bits(r3),p.cow(r2)
	beq	2f
	dec	pg.cnt(r0)		/ it was copy-on-write: this copy is its own
	mov	r1,(r4)
	bicb	bits(r3),p.cow(r2)
	inc	c.copied
	add	6(r5),c.later+2
	adc	c.later
	br	3f
2:
	mov	pg.addr(r0),r4		/ its holders get the new run, and the old one goes
	mov	pg.addr(r1),pg.addr(r0)
	mov	r4,pg.addr(r1)
	mov	pg.size(r0),r4
	mov	pg.size(r1),pg.size(r0)
	mov	r4,pg.size(r1)
	mov	r1,-(sp)
	jsr	pc,_pgfree
	bitb	bits(r3),p.shr(r2)
	beq	3f
	mov	12(r5),(sp)
	mov	10(r5),-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_shsize		/ they all are larger now
3:
	clr	r0
	jmp	cret
4:
	mov	$-1,r0
	jmp	cret

/ resync(): pages that are shared for good may have grown by another holder's doing: the running
/ process' sizes follow.

_resync:
	jsr	r5,csv
	mov	u.procp,r2
	tstb	p.shr(r2)
	beq	3f
	clr	r3
1:
	bitb	bits(r3),p.shr(r2)
	beq	2f
	mov	r3,-(sp)
	jsr	pc,_mylen
	tst	(sp)+
	mov	r3,r4
	asl	r4
	add	r2,r4
	mov	p.pg(r4),r4
	beq	2f
	cmp	pg.cnt(r4),$1
	bne	5f
	bicb	bits(r3),p.shr(r2)	/ its only holder: what it gives up is gone
5:
	mov	pg.size(r4),r4
	sub	r0,r4
	ble	2f
	add	r4,p.size(r2)
	tst	r1
	beq	4f
	add	r4,u.ssize
	br	2f
4:
	add	r4,u.dsize
2:
	inc	r3
	cmp	r3,$8.
	blo	1b
3:
	jmp	cret
