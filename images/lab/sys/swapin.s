/ swapin.s: an image comes back from the swap disk; answers to the end of sched in V6's ken/slp.c.

	.text

/ swapin(p): p comes in, if there is core for it, and for its text if that is out too. 0, or -1.

_swapin:
	jsr	r5,csv
	tst	-(sp)			/ -10 the text's click, -12 its own
	mov	4(r5),r2
	clr	-10(r5)
	mov	p.textp(r2),r3
	beq	1f
	tstb	x.cc(r3)
	bne	1f
	mov	x.size(r3),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc
	cmp	(sp)+,(sp)+
	mov	r0,-10(r5)
	beq	9f
1:
	jsr	pc,_pgroom
	bmi	8f
	mov	p.size(r2),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc
	cmp	(sp)+,(sp)+
	mov	r0,-12(r5)
	beq	8f
	tst	r3
	beq	3f
	tst	-10(r5)
	beq	2f
	mov	-10(r5),x.caddr(r3)
	mov	x.size(r3),-(sp)
	mov	-10(r5),-(sp)
	mov	x.daddr(r3),-(sp)
	jsr	pc,4f
	add	$6,sp
2:
	incb	x.cc(r3)
3:
	mov	p.size(r2),-(sp)
	mov	-12(r5),-(sp)
	mov	p.addr(r2),-(sp)
	add	p.size(r2),c.swap+2
	adc	c.swap
	jsr	pc,4f
	mov	-12(r5),p.addr(r2)
	mov	$u.ssize,r1
	jsr	pc,peek
	mov	r0,-(sp)
	mov	$u.dsize,r1
	jsr	pc,peek
	mov	r0,-(sp)
	mov	$u.tsize,r1
	jsr	pc,peek
	mov	r0,-(sp)
	mov	-12(r5),-(sp)
	add	$USIZE,(sp)
	mov	r2,-(sp)
	jsr	pc,_carve
	bisb	$SLOAD,p.flag(r2)
	clrb	p.time(r2)
	clr	r0
	jmp	cret
8:
	tst	-10(r5)
	beq	9f
	mov	-10(r5),-(sp)
	mov	x.size(r3),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
9:
	mov	$-1,r0
	jmp	cret

4:					/ (block, click, n) on the stack: read them
	mov	$B.READ,-(sp)
	mov	10(sp),-(sp)
	mov	10(sp),-(sp)
	mov	10(sp),-(sp)
	jsr	pc,_swap
	add	$10,sp
	tst	r0
	beq	5f
	mov	$6f,-(sp)
	jsr	pc,_panic
5:	rts	pc

/ pgroom(): flags minus if there are fewer than 8 struct page left.

_pgroom:
	mov	$_page,r0
	mov	$-8.,r1
1:
	tst	pg.size(r0)
	bne	2f
	inc	r1
	beq	3f
2:
	add	$PGSIZ,r0
	cmp	r0,$_page+[NPAGE*PGSIZ]
	blo	1b
3:
	tst	r1
	rts	pc

	.data
6:	<swap error\0>
	.even
	.text
