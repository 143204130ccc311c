/ swap.s: an image goes to the swap disk, and comes back; answers to xswap in V6's ken/text.c and to
/ the end of sched in ken/slp.c.
/
/ On the disk an image is what it is on V6: u-area, data, stack, in one piece, 32 words for each
/ click. In core it may be scattered, and the disk writes whole blocks of 8 clicks: where a piece
/ ends within a block, that block is put together in a buffer of its own (bounce).

	.text

/ xswap(p, free, od, os): the image of p, which is in core, goes out. Its pages hold od clicks of
/ data and os of stack; there is room for the sizes that its u-area says, which may be larger.
/ FREE: the core is given back, and p's text held no more; else its pages were another's, and
/ stay. 0, or -1: the disk failed, or p has no place there (vfork.s); p is as it was.

_xswap:
	jsr	r5,csv
	sub	$6,sp			/ -10 t, -12 d, -14 s, -16 offset
	mov	4(r5),r2
	bisb	$SLOCK,p.flag(r2)
	mov	$u.tsize,r1
	jsr	pc,peek
	mov	r0,-10(r5)
	mov	$u.dsize,r1
	jsr	pc,peek
	mov	r0,-12(r5)
	mov	$u.ssize,r1
	jsr	pc,peek
	mov	r0,-14(r5)
	mov	-12(r5),r4
	add	-14(r5),r4
	add	$USIZE,r4
	mov	r4,r0
	jsr	pc,toblk
	cmp	r0,p.swn(r2)
	bhi	9f
	jsr	pc,_swlock
	mov	p.swap(r2),sw.blk
	mov	$USIZE,-16(r5)
	mov	$USIZE,r0
	clr	r1
	mov	p.addr(r2),r3
	jsr	pc,swput
	clr	r3
2:
	jsr	pc,swpage
	inc	r3
	cmp	r3,$8.
	blo	2b
	mov	$1,r0
	jsr	pc,swflush
	mov	sw.err,-(sp)
	jsr	pc,_swunlk
	tst	(sp)+
	bne	9f
	tst	6(r5)
	beq	3f
	mov	r2,-(sp)
	jsr	pc,_pgdrop
	mov	p.addr(r2),(sp)
	mov	$USIZE,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
3:
	mov	p.textp(r2),-(sp)
	bitb	$SNTXT,p.flag(r2)
	bne	6f
	jsr	pc,_xccdec
6:
	mov	r2,r0
	add	$p.pg,r0
	mov	$8.,r1
4:
	clr	(r0)+
	sob	r1,4b
	clrb	p.cow(r2)
	clrb	p.shr(r2)
	mov	p.swap(r2),p.addr(r2)
	mov	r4,p.size(r2)
	bicb	$SLOAD|SLOCK|SNTXT,p.flag(r2)
	clrb	p.time(r2)
	tstb	_runout
	beq	5f
	clrb	_runout
	mov	$_runout,-(sp)
	jsr	pc,_wakeup
5:
	clr	r0
	jmp	cret
9:
	bicb	$SLOCK,p.flag(r2)
	mov	$-1,r0
	jmp	cret

peek:					/ the word r1 of p's user structure
	mov	r1,-(sp)
	mov	r2,-(sp)
	jsr	pc,_upeek
	cmp	(sp)+,(sp)+
	rts	pc

toblk:					/ clicks to blocks
	add	$7,r0
	ash	$-3,r0
	rts	pc

/ Within xswap: page r3 of p: what it has goes where it will be in the image.

swpage:
	mov	-14(r5),-(sp)
	mov	-12(r5),-(sp)
	mov	-10(r5),-(sp)
	mov	r3,-(sp)
	jsr	pc,_pglen
	add	$10,sp
	mov	r0,-(sp)		/ clicks it will have
	mov	12(r5),-(sp)
	mov	10(r5),-(sp)
	mov	-10(r5),-(sp)
	mov	r3,-(sp)
	jsr	pc,_pglen
	add	$10,sp
	tst	r0			/ and has
	beq	2f
	mov	r3,-(sp)
	asl	r3
	add	r2,r3
	mov	p.pg(r3),r3
	tst	r1
	bne	1f
	mov	pg.addr(r3),r3		/ data: at the beginning of both
	mov	-16(r5),r1
	br	3f
1:
	mov	pg.addr(r3),-(sp)	/ stack: at the end
	add	pg.size(r3),(sp)
	sub	r0,(sp)
	mov	(sp)+,r3
	mov	-16(r5),r1
	add	2(sp),r1
	sub	r0,r1
3:
	jsr	pc,swput
	mov	(sp)+,r3
2:
	add	(sp)+,-16(r5)
	rts	pc

/ swapme(od, os): the running process goes out, and is back when this returns 1, in one piece and of
/ the size that u.dsize and u.ssize say. -1: it cannot go, because it shares (or as xswap).

_swapme:
	jsr	r5,csv
	mov	u.procp,r2
	mov	r2,-(sp)
	jsr	pc,_stays
	tst	(sp)+
	tst	r0
	bne	1f
	mov	$u.rsav,-(sp)		/ swtch will begin on this stack too, not on an older one
	jsr	pc,_savu
	mov	$u.ssav,(sp)
	jsr	pc,_savu
	mov	6(r5),-(sp)
	mov	4(r5),-(sp)
	mov	$1,-(sp)
	mov	r2,-(sp)
	jsr	pc,_xswap
	tst	r0
	bne	1f
	bisb	$SSWAP,p.flag(r2)
	jsr	pc,_swtch		/ which does not come back here: aretu(u.ssav) returns 1
1:
	mov	$-1,r0
	jmp	cret

/ shares(p): not 0 if it shares memory for good with others. Then it stays in core.

_shares:
	jsr	r5,csv
	mov	4(r5),r2
	clr	r0
	clr	r3
1:
	bitb	bits(r3),p.shr(r2)
	beq	2f
	mov	r3,r4
	asl	r4
	add	r2,r4
	mov	p.pg(r4),r4
	beq	2f
	cmp	pg.cnt(r4),$1
	beq	2f
	inc	r0
2:
	inc	r3
	cmp	r3,$8.
	blo	1b
	jmp	cret

	.bss
_bounce:.=.+2				/ click of 8 clicks
sw.busy:.=.+2				/ an image is going out
sw.err:	.=.+2
sw.blk:	.=.+2				/ its first block
sw.pc:	.=.+2				/ the piece that waits: core,
sw.po:	.=.+2				/ place in the image,
sw.pn:	.=.+2				/ clicks
sw.bb:	.=.+2				/ block that is put together in bounce,
sw.bn:	.=.+2				/ its clicks so far
	.text
