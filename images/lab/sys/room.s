/ room.s: how much memory may be promised. V6 has no such file: it promises what it is asked for,
/ and panics when the swap disk is full. Here a fork, exec or break that might leave everybody
/ waiting for memory is refused, with ENOMEM. There is a way on as long as
/	each process has, from its birth, a place on the swap disk (place.s): then whoever is in
/	core can go out;
/	the largest image has room in core beside all who cannot go out, because they share memory
/	for good or have lent it: then whoever is out can come in.

	.text

/ corroom(own, more, fixed): 0 if the largest image, with its text, has room in core beside those
/ that cannot go out; else -1 and ENOMEM. The running process has OWN clicks, and (FIXED not 0)
/ cannot go out; nor can MORE clicks more.

_corroom:
	jsr	r5,csv
	mov	$_coremap,r0
	jsr	pc,sum
	sub	4(r5),r1
	bcs	0f
	sub	6(r5),r1
	bcs	0f
	cmp	r1,$USIZE+1024.
	bhis	6f			/ it is not even near: there is room for the largest of all
0:
	mov	6(r5),r3		/ r3: clicks that cannot go out
	mov	r3,-10(r5)		/ not 0 if there are such
	mov	4(r5),r4		/ r4: the largest image
	tst	10(r5)
	beq	1f
	inc	-10(r5)
	add	r4,r3
	clr	r4
	mov	u.procp,r2
	jsr	pc,rmmark		/ what it shares with others is in OWN
1:
	mov	$_proc+PSIZ,r2
2:
	tst	p.size(r2)
	beq	5f
	cmp	r2,u.procp
	beq	5f
	bitb	$SLENT,p.flag(r2)
	bne	3f
	mov	p.size(r2),r0
	jsr	pc,toblk
	cmp	r0,p.swn(r2)
	bgt	3f			/ it has no place: it shares, or has shared
	tstb	p.shr(r2)
	beq	4f
	mov	r2,-(sp)
	jsr	pc,_shares
	tst	(sp)+
	tst	r0
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
	blos	6f
	movb	$ENOMEM,u.error
	mov	$-1,r0
	jmp	cret
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

/ room(t, d, s): 0 if the running process may be of that size, by toobig and the rule above; else -1
/ and ENOMEM. To be smaller is always right.

_room:
	jsr	r5,csv
	mov	10(r5),-(sp)
	mov	6(r5),-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_toobig
	tst	r0
	bne	1f
	mov	u.procp,r2
	mov	4(r5),r3
	add	6(r5),r3
	add	10(r5),r3
	add	$USIZE,r3
	mov	r2,(sp)
	jsr	pc,_clicks
	cmp	r3,r0
	blos	2f
	jsr	pc,_shares
	mov	r0,(sp)
	clr	-(sp)
	mov	r3,-(sp)
	jsr	pc,_corroom
	br	1f
2:
	clr	r0
1:
	jmp	cret

/ exroom(n): the same for exec, after which the running process has n clicks, and shares no pages.

_exroom:
	jsr	r5,csv
	mov	$-1,r3
	jsr	pc,1f			/ as if it held them no more
	clr	-(sp)
	clr	-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_corroom
	mov	r0,-10(r5)
	mov	$1,r3
	jsr	pc,1f
	mov	-10(r5),r0
	jmp	cret
1:
	mov	u.procp,r2
	add	$p.pg,r2
	mov	$8.,r4
2:
	mov	(r2)+,r0
	beq	3f
	add	r3,pg.cnt(r0)
3:
	sob	r4,2b
	rts	pc

/ enough(way): 0 if there is room in core, by the rule above, for one more process, made that way;
/ else -1 and ENOMEM.

_enough:
	jsr	r5,csv
	mov	u.procp,r2
	mov	r2,-(sp)
	jsr	pc,_clicks
	mov	r0,r3
	jsr	pc,_shares
	mov	r0,(sp)			/ fixed
	clr	-(sp)			/ more
	cmp	4(r5),$BORROW
	blo	1f
	cmp	4(r5),$BYSPAWN
	bne	2f
1:
	tst	r0			/ the child will be able to go out; if its parent is not,
	beq	3f
	mov	r3,(sp)			/ there must be room for both
	br	3f
2:
	mov	$USIZE,(sp)
	cmp	4(r5),$BORROW
	beq	3f
	inc	2(sp)
	cmp	4(r5),$SHARE
	bne	3f
	add	u.ssize,(sp)		/ of which it makes a copy
3:
	mov	r3,-(sp)		/ own
	jsr	pc,_corroom
	tst	r0
	bne	4f
	cmp	4(r5),$BORROW		/ other ways have the disk's, if core is full just now
	blo	4f
	mov	$USIZE,(sp)
	jsr	pc,_mkroom
4:
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
