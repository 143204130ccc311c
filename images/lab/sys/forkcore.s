/ forkcore.s: fork as V6 does it when it has the core: the child is a copy of all of its parent,
/ click by click. Answers to the middle of newproc in V6's ken/slp.c.
/	copied at once: USIZE + data + stack	later: nothing	map: nothing
/	the parent stands still while it is copied

	.text

/ bycore(child, parent): the child's memory. 0, or -1: there is none.

_bycore:
	jsr	r5,csv
	mov	4(r5),r2
	mov	p.size(r2),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc
	cmp	(sp)+,(sp)+
	mov	r0,r4
	bne	1f
	mov	6(r5),-(sp)		/ core is short: as V6, by way of the disk
	mov	r2,-(sp)
	jsr	pc,_byswap
	jmp	cret
1:
	mov	r4,p.addr(r2)
	mov	u.ssize,-(sp)
	mov	u.dsize,-(sp)
	mov	u.tsize,-(sp)
	mov	r4,-(sp)
	add	$USIZE,(sp)
	mov	r2,-(sp)
	jsr	pc,_carve		/ u-area, data, stack: one piece, as on V6
	add	$12,sp
	tst	r0
	bne	4f
	mov	$USIZE,-(sp)
	mov	r4,-(sp)
	mov	KISA6,-(sp)
	jsr	pc,_copynow		/ the u-area, with this very stack
	add	$6,sp
	clr	r3
2:
	mov	p.pg(r2),r4		/ page by page to the child's
	beq	3f
	mov	r3,-(sp)
	mov	6(r5),-(sp)
	jsr	pc,_pgclick		/ from where the parent has it
	cmp	(sp)+,(sp)+
	mov	r1,-(sp)
	mov	pg.addr(r4),-(sp)
	mov	r0,-(sp)
	jsr	pc,_copynow
	add	$6,sp
3:
	tst	(r2)+
	inc	r3
	cmp	r3,$8.
	blo	2b
	clr	r0
	jmp	cret
4:
	mov	r4,-(sp)
	mov	p.size(r2),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
	mov	$-1,r0
	jmp	cret
