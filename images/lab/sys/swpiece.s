/ swpiece.s: an image that may be scattered in core is written to the disk in one piece. V6, whose
/ images are one piece, has no such file.

	.text

/ swput: r0 clicks of core at r3 are at click r1 of the image. Pieces that join are one transfer.

swput:
	tst	sw.pn
	beq	2f
	mov	sw.pc,-(sp)
	add	sw.pn,(sp)
	cmp	(sp)+,r3
	bne	1f
	mov	sw.po,-(sp)
	add	sw.pn,(sp)
	cmp	(sp)+,r1
	bne	1f
	add	r0,sw.pn
	rts	pc
1:
	mov	r0,-(sp)
	mov	r1,-(sp)
	clr	r0
	jsr	pc,swflush
	mov	(sp)+,r1
	mov	(sp)+,r0
2:
	mov	r3,sw.pc
	mov	r1,sw.po
	mov	r0,sw.pn
	rts	pc

/ swflush: writes the piece that waits; r0 not 0: it is the image's last. What does not fill a block
/ goes to bounce, unless nothing comes behind it.

swflush:
	mov	r0,-(sp)
	jsr	pc,_swflsh
	tst	(sp)+
	rts	pc
_swflsh:
	jsr	r5,csv
1:
	mov	sw.pn,r2
	beq	5f
	mov	sw.po,r3
	bit	$7,r3
	bne	3f
	mov	r2,r4
	tst	4(r5)
	bne	2f
	bic	$7,r4			/ whole blocks
	beq	3f
2:
	jsr	pc,swboun
	mov	r4,-(sp)
	mov	sw.pc,-(sp)
	ash	$-3,r3
	mov	r3,-(sp)
	jsr	pc,_swwrit
	add	$6,sp
	add	r4,sw.pc
	add	r4,sw.po
	sub	r4,sw.pn
	br	1b
3:					/ a click of a block that others share
	mov	r3,r4
	ash	$-3,r4
	cmp	r4,sw.bb
	beq	4f
	jsr	pc,swboun
4:
	mov	r4,sw.bb
	bic	$!7,r3
	mov	_bounce,-(sp)
	add	r3,(sp)
	mov	sw.pc,-(sp)
	jsr	pc,_copyseg
	cmp	(sp)+,(sp)+
	inc	r3
	mov	r3,sw.bn
	inc	sw.pc
	inc	sw.po
	dec	sw.pn
	cmp	r3,$8.
	bne	1b
	jsr	pc,swboun
	br	1b
5:
	tst	4(r5)
	beq	6f
	jsr	pc,swboun
6:
	jmp	cret

swboun:					/ writes what is in bounce
	tst	sw.bn
	beq	1f
	mov	sw.bn,-(sp)
	mov	_bounce,-(sp)
	mov	sw.bb,-(sp)
	jsr	pc,_swwrit
	add	$6,sp
	clr	sw.bn
1:	rts	pc

/ swwrit(block, click, n): to that block of the image; an error is kept.

_swwrit:
	jsr	r5,csv
	mov	$B.WRITE,-(sp)
	mov	10(r5),-(sp)
	mov	6(r5),-(sp)
	mov	4(r5),-(sp)
	add	sw.blk,(sp)
	jsr	pc,_swap
	bis	r0,sw.err
	add	10(r5),c.swap+2
	adc	c.swap
	jmp	cret

/ swlock(), swunlk(): one image at a time.

_swlock:
	jsr	r5,csv
1:
	tst	sw.busy
	beq	2f
	mov	$PSWP,-(sp)
	mov	$sw.busy,-(sp)
	jsr	pc,_sleep
	cmp	(sp)+,(sp)+
	br	1b
2:
	inc	sw.busy
	clr	sw.err
	clr	sw.pn
	clr	sw.bn
	mov	$-1,sw.bb
	jmp	cret

_swunlk:
	clr	sw.busy
	mov	$sw.busy,-(sp)
	jsr	pc,_wakeup
	tst	(sp)+
	rts	pc
