/ rfork.s: parent and child in the same memory, both running. Plan 9's rfork(RFPROC|RFMEM) shares
/ data and bss and copies the stack; Linux' clone(CLONE_VM) shares all, and the child needs a stack
/ of its own in it.
/	copied at once: USIZE, and the stack for rfork	later: nothing
/	what is shared stays so until one of them execs or exits; it is never swapped meanwhile

	.text

/ share(child, parent), thread(child, parent): the child's memory. 0, or -1: there is none.

_share:
	jsr	r5,csv
	mov	$1,-(sp)		/ stack pages are copied
	br	1f
_thread:
	jsr	r5,csv
	clr	-(sp)
1:
	mov	6(r5),-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_shared
	jmp	cret

/ shared(child, parent, copy): for both.

_shared:
	jsr	r5,csv
	mov	4(r5),r2
	mov	r2,-(sp)
	jsr	pc,_ucopy
	tst	r0
	bne	5f
	clr	r3
1:
	mov	r3,r4
	asl	r4
	mov	6(r5),r0
	add	r4,r0
	tst	p.pg(r0)
	beq	4f
	add	r2,r4			/ p.pg(r4) is the child's page
	mov	r3,-(sp)
	jsr	pc,_mylen
	mov	6(r5),-(sp)		/ (parent, page) on the stack
	tst	r1
	beq	2f
	tst	10(r5)
	bne	3f
2:
	mov	6(r5),r0		/ it is shared for good: nobody may have it copy-on-write
	bitb	bits(r3),p.cow(r0)
	beq	6f
	jsr	pc,_unshare
	tst	r0
	bne	7f
6:
	mov	r3,-(sp)
	jsr	pc,_trim
	tst	(sp)+
	mov	6(r5),r0
	bisb	bits(r3),p.shr(r0)
	bisb	bits(r3),p.shr(r2)
	mov	r3,r1
	asl	r1
	add	r1,r0
	mov	p.pg(r0),r0
	inc	pg.cnt(r0)
	mov	r0,p.pg(r4)
	inc	c.entry
	br	8f
3:
	jsr	pc,_pgcopy
	mov	r0,p.pg(r4)
	beq	7f
	add	pg.size(r0),c.once+2
	adc	c.once
8:
	cmp	(sp)+,(sp)+
4:
	inc	r3
	cmp	r3,$8.
	blo	1b
	mov	6(r5),u.procp		/ newproc has lent it to the child
	jsr	pc,_sureg
	clr	r0
	jmp	cret
7:
	mov	r2,-(sp)
	jsr	pc,_undo
	mov	6(r5),u.procp		/ a page of its own may have come by unshare
	jsr	pc,_sureg
	mov	$-1,r0
5:
	jmp	cret

/ trim(page): that page of the parent is no longer than its data in it: what it has given back
/ before it was shared (expand.s) is not to come back when its holders look how long it is
/ (resync).

_trim:
	jsr	r5,csv
	mov	4(r5),-(sp)
	jsr	pc,_mylen
	tst	r1
	bne	1f			/ stack never becomes shorter
	mov	(r5),r2			/ shared's frame
	mov	6(r2),r2
	mov	4(r5),r3
	asl	r3
	add	r3,r2
	mov	p.pg(r2),r2
	cmp	pg.cnt(r2),$1
	bne	1f
	mov	pg.size(r2),r3
	sub	r0,r3
	ble	1f
	mov	r0,pg.size(r2)
	add	pg.addr(r2),r0
	mov	r0,(sp)
	mov	r3,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
1:
	jmp	cret

/ shsize(page, want, stack): the running process' page, shared for good, has WANT clicks now: its
/ other holders are larger, too.

_shsize:
	jsr	r5,csv
	mov	u.procp,r0
	mov	4(r5),r1
	asl	r1
	add	r1,r0
	mov	p.pg(r0),-10(r5)
	mov	$_proc+PSIZ,r2
1:
	mov	4(r5),r0
	asl	r0
	add	r2,r0
	cmp	p.pg(r0),-10(r5)
	bne	2f
	cmp	r2,u.procp
	beq	2f
	tst	p.size(r2)
	beq	2f			/ a zombie
	jsr	pc,3f
2:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	1b
	jmp	cret

3:					/ process r2
	mov	$u.ssize,r1
	jsr	pc,peek
	mov	r0,-(sp)
	mov	$u.dsize,r1
	jsr	pc,peek
	mov	r0,-(sp)
	mov	u.tsize,-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_pglen
	cmp	(sp)+,(sp)+
	mov	6(r5),r3
	sub	r0,r3			/ clicks more
	mov	(sp)+,r4		/ u.dsize, u.ssize
	mov	(sp)+,r1
	tst	r3
	ble	5f
	add	r3,p.size(r2)
	mov	$u.dsize,r0
	tst	10(r5)
	beq	4f
	mov	$u.ssize,r0
	mov	r1,r4
4:
	add	r3,r4
	mov	r4,-(sp)
	mov	r0,-(sp)
	mov	r2,-(sp)
	jsr	pc,_upoke
	add	$6,sp
5:	rts	pc
