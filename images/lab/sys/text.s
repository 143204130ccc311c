/ text.s: texts that processes share; answers to V6's ken/text.c. V6 writes every text to swap when
/ it is first used; here it goes there when the last process that has it in core is swapped out.

	.text

/ xalloc(ip, ts): the running process, which has neither text nor data, gets the text of that file,
/ of ts clicks and u.arg[1] bytes. 0, or -1: no room for it.

_xalloc:
	jsr	r5,csv
	mov	u.procp,r2
	mov	4(r5),r4
	tst	6(r5)
	beq	8f
	mov	$_text,r3
1:
	cmp	x.iptr(r3),r4
	beq	5f			/ somebody runs it already
	add	$XSIZ,r3
	cmp	r3,$_text+[NTEXT*XSIZ]
	blo	1b
	jsr	pc,_xfind		/ exec has seen that there is one
	mov	r0,r3
	mov	r4,x.iptr(r3)		/ nobody else finds it: exec has the inode locked
	clr	x.count(r3)
	clr	-(sp)			/ read as data first
	mov	6(r5),-(sp)
	mov	(sp),-(sp)
	add	$USIZE,(sp)
	jsr	pc,_expand
	tst	r0
	bne	4f
	clr	u.base
	mov	u.arg+2,u.count
	clr	u.offs
	mov	$20,u.offs+2
	mov	r4,-(sp)
	jsr	pc,_readi
	tstb	u.error
	bne	4f
	bis	$ITEXT,i.flag(r4)
	incb	i.count(r4)
	mov	6(r5),x.size(r3)
	clr	x.daddr(r3)
	mov	$401,x.count(r3)	/ one process, and it is in core
	mov	p.pg(r2),r1
	mov	pg.addr(r1),x.caddr(r3)
	mov	r2,r0
	add	$p.pg,r0
	mov	$8.,r1
2:
	tst	(r0)			/ data no longer: the piece is the text's
	beq	3f
	clr	*(r0)
	mov	(r0),-(sp)
	add	$pg.size,(sp)
	clr	*(sp)+
	clr	(r0)
3:
	tst	(r0)+
	sob	r1,2b
	clr	u.dsize
	mov	$USIZE,p.size(r2)
	mov	r3,p.textp(r2)
	br	8f
4:
	clr	x.iptr(r3)
	br	9f
5:
	incb	x.count(r3)
	mov	r3,p.textp(r2)
	tstb	x.cc(r3)
	beq	6f
	incb	x.cc(r3)
	br	8f
6:
	clr	-(sp)			/ it is out: the swapper brings it with us
	clr	-(sp)
	jsr	pc,_swapme
	tst	r0
	bpl	8f
	clr	p.textp(r2)
	decb	x.count(r3)
	bne	9f
	mov	r3,-(sp)
	jsr	pc,_xgone
	br	9f
8:
	clr	r0
	jmp	cret
9:
	mov	$-1,r0
	jmp	cret

/ xfind(): a free struct text, 0: there is none.

_xfind:
	mov	$_text,r0
1:
	tst	x.iptr(r0)
	beq	2f
	add	$XSIZ,r0
	cmp	r0,$_text+[NTEXT*XSIZ]
	blo	1b
	clr	r0
2:	rts	pc

/ xfree(): the running process has done with its text.

_xfree:
	jsr	r5,csv
	mov	u.procp,r2
	mov	p.textp(r2),r3
	beq	1f
	clr	p.textp(r2)
	mov	r3,-(sp)
	jsr	pc,_xccdec
	decb	x.count(r3)
	bne	1f
	jsr	pc,_xgone
1:
	jmp	cret

/ xgone(x): nobody has that text any more.

_xgone:
	jsr	r5,csv
	mov	4(r5),r3
	mov	x.daddr(r3),-(sp)
	beq	1f
	mov	x.size(r3),r0
	jsr	pc,toblk
	mov	r0,-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_mfree
1:
	mov	x.iptr(r3),r0
	clr	x.iptr(r3)
	bic	$ITEXT,i.flag(r0)
	mov	r0,-(sp)
	jsr	pc,_iput
	jmp	cret

/ xccdec(x): one process less has it in core; x may be 0, and the text may be out.

_xccdec:
	jsr	r5,csv
	mov	4(r5),r2
	beq	1f
	tstb	x.cc(r2)
	beq	1f
	decb	x.cc(r2)
	bne	1f
	mov	x.caddr(r2),-(sp)
	mov	x.size(r2),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
1:
	jmp	cret

/ xout(p): p is to leave core. If it is the last there with its text, the text must be on swap. 0, or
/ -1: there is no room for it.

_xout:
	jsr	r5,csv
	mov	4(r5),r0
	mov	p.textp(r0),r2
	beq	2f
	cmpb	x.cc(r2),$1
	bne	2f
	tst	x.daddr(r2)
	bne	2f
	mov	x.size(r2),r0
	jsr	pc,toblk
	mov	r0,-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_malloc
	mov	r0,r3
	beq	1f
	mov	$B.WRITE,-(sp)
	mov	x.size(r2),-(sp)
	mov	x.caddr(r2),-(sp)
	mov	r3,-(sp)
	jsr	pc,_swap
	add	$10,sp
	add	x.size(r2),c.swap+2
	adc	c.swap
	tst	r0
	bne	3f
	mov	r3,x.daddr(r2)
2:
	clr	r0
	jmp	cret
3:
	mov	r3,-(sp)		/ (map, n) are on the stack still, below
	mov	4(sp),-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_mfree
1:
	mov	$-1,r0
	jmp	cret
