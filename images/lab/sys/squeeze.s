/ squeeze.s: a hole is made in core. V6 has no such file, for there everybody can be swapped out,
/ and then core is one hole. Here some cannot (room.s), and lie about in it.

	.text

/ squeeze(): moves what lies behind the first hole down to its beginning, and so on, until all holes
/ are one, at the end of core; but whoever is in a swap transfer stays where he is, and the holes
/ before him. Only for process 0: so nobody else runs meanwhile.

_squeeze:
	jsr	r5,csv
	mov	$_coremap,r4		/ r4: a hole
1:
	tst	4(r4)			/ the last one?
	beq	9f
	mov	2(r4),r3
	add	(r4),r3			/ r3: what lies behind it
	jsr	pc,sqfind		/ r2 where its address is noted, r0 its clicks
	bcc	2f
	cmp	(r4)+,(r4)+
	br	1b
2:
	mov	r0,-10(r5)
	mov	2(r4),(r2)
	mov	r0,-(sp)
	mov	2(r4),-(sp)
	mov	r3,-(sp)
	jsr	pc,_copyrun
	mov	r3,4(sp)		/ there is the hole now
	mov	-10(r5),2(sp)
	mov	$_coremap,(sp)
	jsr	pc,_mfree
	add	$6,sp
	add	-10(r5),2(r4)
	sub	-10(r5),(r4)
	br	1b
9:
	jmp	cret

/ Within squeeze: what begins at click r3: r2 where its address is noted, r0 its clicks. Carry: it
/ must stay.

sqfind:
	mov	$_page,r2
1:
	cmp	pg.addr(r2),r3
	bne	2f
	tst	pg.size(r2)
	beq	2f
	mov	r2,-(sp)
	jsr	pc,_sqlock		/ a page
	tst	(sp)+
	tst	r0
	bne	7f
	mov	pg.size(r2),r0
	clc
	rts	pc
2:
	add	$PGSIZ,r2
	cmp	r2,$_page+[NPAGE*PGSIZ]
	blo	1b
	mov	$_text,r2
3:
	cmp	x.caddr(r2),r3
	bne	4f
	tstb	x.cc(r2)
	beq	4f
	mov	x.size(r2),r0		/ a text
	add	$x.caddr,r2
	clc
	rts	pc
4:
	add	$XSIZ,r2
	cmp	r2,$_text+[NTEXT*XSIZ]
	blo	3b
	mov	$_proc+PSIZ,r2
5:
	cmp	p.addr(r2),r3
	bne	6f
	movb	p.flag(r2),r0
	bic	$![SLOAD|SLOCK],r0
	cmp	r0,$SLOAD
	bne	6f
	mov	$USIZE,r0		/ a u-area
	add	$p.addr,r2
	clc
	rts	pc
6:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	5b
7:
	sec
	rts	pc

/ sqlock(pg): not 0 if one of the page's holders is in a swap transfer.

_sqlock:
	jsr	r5,csv
	mov	$_proc+PSIZ,r2
1:
	bitb	$SLOCK,p.flag(r2)
	beq	3f
	mov	r2,r3
	add	$p.pg,r3
	mov	$8.,r4
2:
	cmp	(r3)+,4(r5)
	beq	4f
	sob	r4,2b
3:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	1b
	clr	r0
	jmp	cret
4:
	mov	$1,r0
	jmp	cret

/ mkroom(n): a hole of n clicks of core, for which the swapper puts others out if it must. 0; or
/ -1 and ENOMEM: there is nobody who can go. Whoever calls must take the hole before he sleeps.

_mkroom:
	jsr	r5,csv
	mov	u.procp,r2
1:
	mov	4(r5),-(sp)
	jsr	pc,_hole
	tst	(sp)+
	tst	r0
	bne	3f
	tst	_want
	bne	2f			/ after the other
	mov	4(r5),_want
	clrb	_runin			/ wherever the swapper sleeps
	clrb	_runout
	mov	$_runin,-(sp)
	jsr	pc,_wakeup
	mov	$_runout,(sp)
	jsr	pc,_wakeup
	tst	(sp)+
	bisb	$SLOCK,p.flag(r2)
	mov	$PSWP,-(sp)
	mov	$_want,-(sp)
	jsr	pc,_sleep
	bicb	$SLOCK,p.flag(r2)
	mov	4(r5),(sp)
	jsr	pc,_hole
	tst	r0
	bne	3f
	movb	$ENOMEM,u.error
	mov	$-1,r0
	jmp	cret
2:
	mov	$PSWP,-(sp)
	mov	$_want,-(sp)
	jsr	pc,_sleep
	cmp	(sp)+,(sp)+
	br	1b
3:
	clr	r0
	jmp	cret

/ hole(n): not 0 if n clicks of core are free in one piece.

_hole:
	mov	$_coremap,r0
1:
	tst	(r0)
	beq	2f
	cmp	(r0)+,2(sp)
	bhis	3f
	tst	(r0)+
	br	1b
2:
	clr	r0
3:	rts	pc

	.bss
_want:	.=.+2				/ clicks that somebody waits for, by mkroom
	.text
