/ expand.s: a process becomes larger or smaller; answers to expand in V6's ken/slp.c and sbreak in
/ ken/sys1.c. V6 copies the whole image to a larger place. Here only the page that grows moves.

	.text

/ expand(n, d, s): the running process has d clicks of data and s of stack from now on; n is all of
/ its image, USIZE + d + s. New clicks are zero. 0, or -1 and ENOMEM: there is no room for it in
/ core or on swap, and it is as it was.
/
/ What shrinks just counts for less. What grows gets a new run. If there is no core, the process
/ goes out to swap, where it is laid out for its new size, and comes back as large as it should be.

_expand:
	jsr	r5,csv
	mov	u.procp,r2
	jsr	pc,_resync
	mov	r2,-(sp)
	jsr	pc,_shares
	tst	r0
	bne	0f
	mov	4(r5),(sp)
	mov	r2,-(sp)
	jsr	pc,_swkeep
	tst	(sp)+
	tst	r0
	beq	0f
	movb	$ENOMEM,u.error
	jmp	cret
0:
	tst	(sp)+
	mov	u.dsize,-10(r5)		/ its old sizes: d
	mov	u.ssize,-(sp)		/ and s, at -12(r5)
	mov	u.dsize,r0
	bis	u.ssize,r0
	bne	1f
	jsr	pc,_fresh		/ there is nothing yet: all in one piece
	tst	r0
	beq	5f
	bgt	8f
	br	4f
1:
	clr	r3			/ pages that are wanted no more
2:
	jsr	pc,newlen
	bne	3f
	mov	r3,r4
	asl	r4
	add	r2,r4
	mov	p.pg(r4),r0
	beq	3f
	clr	p.pg(r4)
	bicb	bits(r3),p.cow(r2)
	bicb	bits(r3),p.shr(r2)
	mov	r0,-(sp)
	jsr	pc,_pgfree
	tst	(sp)+
3:
	inc	r3
	cmp	r3,$8.
	blo	2b
	clr	r3			/ and pages that are to be longer
9:
	jsr	pc,newlen
	mov	r0,-(sp)
	jsr	pc,oldlen
	mov	r1,r4
	mov	(sp)+,r1
	cmp	r1,r0
	blos	3f
	mov	r4,-(sp)
	mov	r1,-(sp)
	mov	r0,-(sp)
	mov	r3,-(sp)
	jsr	pc,_resize
	add	$10,sp
	tst	r0
	bmi	4f
3:
	inc	r3
	cmp	r3,$8.
	blo	9b
	br	5f

4:					/ no core: out, and in again
	mov	6(r5),u.dsize
	mov	10(r5),u.ssize
	mov	-12(r5),-(sp)
	mov	-10(r5),-(sp)
	jsr	pc,_swapme
	cmp	(sp)+,(sp)+
	tst	r0
	bpl	5f
	mov	-10(r5),u.dsize
	mov	-12(r5),u.ssize
	movb	$ENOMEM,u.error
	clr	r3			/ pages that were begun
6:
	jsr	pc,oldlen
	bne	7f
	mov	r3,r4
	asl	r4
	add	r2,r4
	mov	p.pg(r4),r0
	beq	7f
	clr	p.pg(r4)
	mov	r0,-(sp)
	jsr	pc,_pgfree
	tst	(sp)+
7:
	inc	r3
	cmp	r3,$8.
	blo	6b
	mov	$-1,r0
	br	1f

5:					/ there is room: the new clicks are cleared
	jsr	pc,clrnew
8:
	mov	6(r5),u.dsize
	mov	10(r5),u.ssize
	mov	4(r5),p.size(r2)
	clr	r0
1:
	mov	r0,-(sp)
	jsr	pc,_sureg
	mov	(sp)+,r0
	jmp	cret

/ Within expand: clicks of page r3 as it will be, as it was; r1 not 0: stack.

newlen:
	mov	10(r5),-(sp)
	mov	6(r5),-(sp)
	br	1f
oldlen:
	mov	-12(r5),-(sp)
	mov	-10(r5),-(sp)
1:
	mov	u.tsize,-(sp)
	mov	r3,-(sp)
	jsr	pc,_pglen
	add	$10,sp
	tst	r0
	rts	pc

/ Within expand: clears what pages have gained: data behind the old, stack before it.

clrnew:
	clr	r3
1:
	jsr	pc,oldlen
	mov	r0,r4
	jsr	pc,newlen
	sub	r4,r0
	ble	2f
	mov	r0,-(sp)		/ n clicks
	mov	r3,r0
	asl	r0
	add	r2,r0
	mov	p.pg(r0),r0
	tst	r1
	beq	3f
	mov	pg.addr(r0),r1
	add	pg.size(r0),r1
	sub	r4,r1
	sub	(sp),r1
	br	4f
3:
	mov	pg.addr(r0),r1
	add	r4,r1
4:
	mov	r1,-(sp)
	jsr	pc,_clerrun
	cmp	(sp)+,(sp)+
2:
	inc	r3
	cmp	r3,$8.
	blo	1b
	rts	pc

/ fresh: expand of a process that is only its u-area, to something: as on V6 the u-area moves to
/ the head of the new piece. r0 0: done, but for the clearing; -1: no core; 1: there is nothing
/ to do. On expand's frame.

_fresh:
	mov	6(r5),r0
	add	10(r5),r0
	bne	1f
	inc	r0
	rts	pc
1:
	mov	4(r5),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc
	cmp	(sp)+,(sp)+
	mov	r0,r4
	beq	2f
	mov	10(r5),-(sp)
	mov	6(r5),-(sp)
	mov	u.tsize,-(sp)
	mov	r4,-(sp)
	add	$USIZE,(sp)
	mov	r2,-(sp)
	jsr	pc,_carve
	add	$12,sp
	tst	r0
	bne	3f
	mov	$u.rsav,-(sp)
	jsr	pc,_savu
	mov	$USIZE,-(sp)
	mov	r4,-(sp)
	mov	p.addr(r2),-(sp)
	jsr	pc,_copyrun
	mov	$_coremap,-(sp)
	mov	p.addr(r2),4(sp)	/ copyrun's arguments become mfree's
	mov	$USIZE,2(sp)
	jsr	pc,_mfree
	mov	r4,p.addr(r2)
	mov	r4,-(sp)
	jsr	pc,_retu		/ the same stack, at its new place
	tst	(sp)+
	clr	r0
	rts	pc
3:
	mov	r4,-(sp)
	mov	4(r5),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
	add	$6,sp
2:
	mov	$-1,r0
	rts	pc

/ sbreak(): data and bss end at the address in u.arg.

_sbreak:
	jsr	r5,csv
	mov	u.arg,r2
	add	$77,r2
	ror	r2			/ with the carry: 177777 is the most
	ash	$-5,r2
	bic	$!3777,r2
	mov	u.tsize,r0
	add	$127.,r0
	bic	$177,r0			/ where data begin
	sub	r0,r2
	bpl	1f
	clr	r2
1:
	mov	u.ssize,-(sp)
	mov	r2,-(sp)
	mov	u.tsize,-(sp)
	jsr	pc,_room
	tst	(sp)+
	tst	r0
	bne	2f
	mov	r2,r0
	add	u.ssize,r0
	add	$USIZE,r0
	mov	r0,-(sp)
	jsr	pc,_expand
2:
	jmp	cret
