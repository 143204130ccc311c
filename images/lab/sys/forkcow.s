/ forkcow.s: fork by copy-on-write, as systems have done it since they had the hardware. The child
/ gets its parent's pages as they are; both may only read them from now on. Who writes to one first
/ gets a copy of it (fault.s). V6 has nothing like it, though its 11/45 could.
/	copied at once: USIZE	later: each page that one of them writes while the other has it
/	map: an entry for each page of data and stack

	.text

/ bycow(child, parent): the child's memory. 0, or -1: there is none.

_bycow:
	jsr	r5,csv
	mov	4(r5),r2
	mov	r2,-(sp)
	jsr	pc,_ucopy
	tst	(sp)+
	tst	r0
	beq	1f
	mov	6(r5),-(sp)		/ no core for the u-area: by way of the disk
	mov	r2,-(sp)
	jsr	pc,_byswap
	jmp	cret
1:
	clr	r4
2:
	mov	r4,r3
	asl	r3
	mov	r3,r1
	add	6(r5),r3
	add	r2,r1
	mov	p.pg(r3),r0
	beq	5f
	mov	6(r5),r3
	bitb	bits(r4),p.shr(r3)
	beq	3f
	cmp	pg.cnt(r0),$1
	beq	3f
	mov	r1,-(sp)
	mov	r4,-(sp)		/ the parent shares it for good: a copy, now
	mov	r3,-(sp)
	jsr	pc,_pgcopy
	cmp	(sp)+,(sp)+
	mov	(sp)+,r1
	mov	r0,p.pg(r1)
	beq	6f
	add	pg.size(r0),c.once+2
	adc	c.once
	br	5f
3:
	inc	pg.cnt(r0)		/ one holder more,
	mov	r0,p.pg(r1)
	bicb	bits(r4),p.shr(r3)
	bisb	bits(r4),p.cow(r3)	/ and neither may write
	bisb	bits(r4),p.cow(r2)
	inc	c.entry
5:
	inc	r4
	cmp	r4,$8.
	blo	2b
	mov	6(r5),u.procp		/ newproc has lent it to the child
	jsr	pc,_sureg
	clr	r0
	jmp	cret
6:
	mov	r2,-(sp)
	jsr	pc,_undo
	jmp	cret
