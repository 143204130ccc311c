/ text.s: texts that processes share; answers to V6's ken/text.c. As there, a text goes to swap
/ when it is first used, and is read from there when none of its processes is in core.

	.text

/ xresv(ip, ts): before exec throws anything away: the struct text of that file, with one process
/ more, so that it stays though exec lets go of the same text, or is the last of its users. If
/ nobody runs the file: a new one, and blocks of swap for its ts clicks. 0, or -1. The inode is
/ locked, so nobody else comes between.

_xresv:
	jsr	r5,csv
	mov	6(r5),r4
	beq	3f
	jsr	pc,xlook
	bne	2f			/ it is there already
	mov	r0,r3
	beq	4f			/ or there are no more
	mov	r4,r0
	jsr	pc,toblk
	mov	r0,-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_malloc
	mov	r0,x.daddr(r3)
	beq	4f
	mov	4(r5),x.iptr(r3)
	mov	r4,x.size(r3)
	clr	x.count(r3)
	br	3f
2:
	incb	x.count(r0)
3:
	clr	r0
	jmp	cret
4:
	mov	$-1,r0
	jmp	cret

xlook:					/ for both: the text of inode 4(r5), Z clear; or
	mov	$_text,r1		/ r0 a free struct text, or 0, Z set
	clr	r0
1:
	cmp	x.iptr(r1),4(r5)
	beq	3f
	tst	x.iptr(r1)
	bne	2f
	mov	r1,r0
2:
	add	$XSIZ,r1
	cmp	r1,$_text+[NTEXT*XSIZ]
	blo	1b
	sez
	rts	pc
3:
	mov	r1,r0
	rts	pc			/ an address: not 0

/ xalloc(ip, ts): the running process, which has neither text nor data, gets the text of that
/ file, of ts clicks and u.arg[1] bytes, that xresv has found. 0, or -1: no room for it.

_xalloc:
	jsr	r5,csv
	mov	u.procp,r2
	mov	4(r5),r4
	tst	6(r5)
	beq	8f
	jsr	pc,xlook
	mov	r0,r3
	tstb	x.count(r3)
	bne	5f			/ somebody runs it
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
	bisb	$SLOCK,p.flag(r2)
	mov	$B.WRITE,-(sp)
	mov	6(r5),-(sp)
	mov	p.pg(r2),r0
	mov	pg.addr(r0),-(sp)	/ all in one piece, for it began with nothing
	mov	x.daddr(r3),-(sp)
	jsr	pc,_swap
	bicb	$SLOCK,p.flag(r2)
	tst	r0
	bne	4f
	bis	$ITEXT,i.flag(r4)
	incb	i.count(r4)
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
	jsr	pc,xswfre
	br	9f
5:
	mov	r3,p.textp(r2)
	tstb	x.cc(r3)
	beq	6f
	incb	x.cc(r3)
	br	8f
6:
	bisb	$SNTXT,p.flag(r2)
	clr	-(sp)			/ it is out: the swapper brings it with us
	clr	-(sp)
	jsr	pc,_swapme
	tst	r0
	bpl	8f
	bicb	$SNTXT,p.flag(r2)
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
	jsr	pc,xswfre
	mov	x.iptr(r3),r0
	clr	x.iptr(r3)
	bic	$ITEXT,i.flag(r0)
	mov	r0,-(sp)
	jsr	pc,_irele
	jmp	cret

xswfre:					/ the swap of text r3
	mov	x.daddr(r3),-(sp)
	mov	x.size(r3),r0
	jsr	pc,toblk
	mov	r0,-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_mfree
	add	$6,sp
	rts	pc

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
