/ room.s: how much memory may be promised. V6 has no such file: it promises what it is asked for, and
/ panics when the swap disk is full. Here a fork, exec or break that might leave everybody waiting for
/ memory is refused, with ENOMEM. There is a way on as long as
/	all images at once have room on the swap disk: then whoever is in core can go out;
/	the largest of them has room in core beside all who cannot go out, because they share memory
/	for good or have lent it: then whoever is out can come in.

	.text

/ swroom(n): 0 if all images, and n clicks more, have room on the swap disk; else -1 and ENOMEM. An
/ eighth of it is left free, since an image must lie there in one piece.

_swroom:
	jsr	r5,csv
	mov	_nswap,r4
	mov	r4,r0
	ash	$-3,r0
	sub	r0,r4
	sub	_swtext,r4		/ r4: blocks for images
	mov	$_proc+p.size,r1
	mov	$NPROC,r2
	mov	4(r5),r0
	add	$NPROC*7,r0		/ what blocks may lose by not being full
1:
	add	(r1),r0
	add	$PSIZ,r1
	sob	r2,1b
	clc
	ror	r0
	asr	r0
	asr	r0
	cmp	r0,r4
	ble	3f			/ it is not even near
	mov	$_proc+p.size,r1
	mov	$NPROC,r2
	mov	4(r5),r3
	add	$7,r3
	ash	$-3,r3
2:
	mov	(r1),r0
	jsr	pc,toblk
	add	r0,r3
	add	$PSIZ,r1
	sob	r2,2b
	cmp	r3,r4
	bgt	noroom
3:
	clr	r0
	jmp	cret
noroom:
	movb	$ENOMEM,u.error
	mov	$-1,r0
	jmp	cret

/ corroom(own, more, fixed): 0 if the largest image, with its text, has room in core beside those that
/ cannot go out; else -1 and ENOMEM. The running process has OWN clicks, and (FIXED not 0) cannot
/ go out; nor can MORE clicks more. Others may become as large as it is: they will be its children.

_corroom:
	jsr	r5,csv
	mov	6(r5),r3		/ r3: clicks that cannot go out
	mov	r3,-10(r5)		/ not 0 if there are such
	mov	4(r5),r4		/ r4: the largest image
	tst	10(r5)
	beq	1f
	inc	-10(r5)
	add	r4,r3
	mov	u.procp,r2
	jsr	pc,rmmark		/ what it shares with others is in OWN
1:
	mov	$_proc+PSIZ,r2
2:
	tst	p.size(r2)
	beq	5f
	cmp	r2,u.procp
	beq	5f
	mov	r2,-(sp)
	jsr	pc,_shares
	tst	(sp)+
	tst	r0
	bne	3f
	bitb	$SLENT,p.flag(r2)
	beq	4f
3:
	inc	-10(r5)
	jsr	pc,rmmark
	add	$USIZE,r3
	add	r0,r3
	br	5f
4:
	mov	r2,-(sp)
	jsr	pc,_clicks
	tst	(sp)+
	cmp	r0,r4
	ble	5f
	mov	r0,r4
5:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	2b
	tst	-10(r5)
	beq	6f
	jsr	pc,rmclean
	add	r4,r3
	cmp	r3,_maxmem
	bhi	noroom
6:
	clr	r0
	jmp	cret

/ clicks(p): its image, with its text.

_clicks:
	mov	2(sp),r1
	mov	p.size(r1),r0
	mov	p.textp(r1),r1
	beq	1f
	add	x.size(r1),r0
	bic	$100000,r0		/ rmmark's
1:	rts	pc

/ enough(way): 0 if the running process may make a child that way; else -1 and ENOMEM.

_enough:
	jsr	r5,csv
	mov	u.procp,r2
	mov	4(r5),r3
	mov	p.size(r2),-(sp)
	cmp	r3,$BORROW
	beq	1f
	cmp	r3,$BYSPAWN
	bne	2f
1:
	mov	$USIZE,(sp)
2:
	jsr	pc,_swroom
	tst	r0
	bne	5f
	mov	r2,(sp)
	jsr	pc,_shares
	mov	r0,-(sp)		/ fixed
	clr	-(sp)			/ more
	cmp	r3,$BORROW
	blo	3f
	mov	$USIZE,(sp)
	beq	3f
	cmp	r3,$BYSPAWN
	beq	3f
	inc	2(sp)
	cmp	r3,$SHARE
	bne	3f
	add	u.ssize,(sp)
3:
	mov	r2,-(sp)
	jsr	pc,_clicks
	mov	r0,(sp)
	jsr	pc,_corroom
5:
	jmp	cret

/ rmmark: r0 the clicks of process r2's pages and text that are not marked yet; now they are, by the
/ sign of their size. rmclean: no marks any more.

rmmark:
	mov	r3,-(sp)
	mov	r2,-(sp)
	clr	r0
	mov	p.textp(r2),r1
	beq	1f
	add	$x.size,r1
	jsr	pc,3f
1:
	mov	$8.,r3
	add	$p.pg,r2
2:
	mov	(r2)+,r1
	beq	4f
	add	$pg.size,r1
	jsr	pc,3f
4:
	sob	r3,2b
	mov	(sp)+,r2
	mov	(sp)+,r3
	rts	pc
3:
	tst	(r1)
	bmi	5f
	add	(r1),r0
	bis	$100000,(r1)
5:	rts	pc

rmclean:
	mov	$_page,r1
1:
	bic	$100000,pg.size(r1)
	add	$PGSIZ,r1
	cmp	r1,$_page+[NPAGE*PGSIZ]
	blo	1b
	mov	$_text,r1
2:
	bic	$100000,x.size(r1)
	add	$XSIZ,r1
	cmp	r1,$_text+[NTEXT*XSIZ]
	blo	2b
	rts	pc

	.bss
_swtext:.=.+2				/ blocks of swap that texts have
	.text
