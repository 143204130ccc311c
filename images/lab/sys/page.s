/ page.s: the pages of a process, and its size; answers to V6's estabur and sureg (ken/main.c) and
/ expand (ken/slp.c).
/
/ V6 keeps an image in one piece, and copies all of it when it grows. Here each of the KT11's eight
/ pages, of up to 128 clicks, is a run of its own with a count of holders, so that two processes
/ can have the same one. p.pg of struct proc has the runs of data (from the first page behind the
/ text) and stack (the last pages, filled from their ends). A run may be longer than what its
/ process has there: u.dsize and u.ssize say how much counts.

	.text

/ pglen(page, t, d, s): clicks in that page of a process with so much text, data and stack; r1 not
/ 0: they are stack.

_pglen:
	clr	r1
	mov	4(sp),r0
	add	$127.,r0
	ash	$-7,r0			/ pages of text
	sub	2(sp),r0
	bgt	2f			/ it is one of them
	ash	$7,r0			/ less the clicks of data before this page
	add	6(sp),r0
	bgt	1f
	inc	r1
	mov	2(sp),r0
	sub	$7,r0
	ash	$7,r0			/ likewise of stack, from the end
	add	10(sp),r0
	ble	2f
1:
	cmp	r0,$128.
	blos	3f
	mov	$128.,r0
3:	rts	pc
2:
	clr	r0
	rts	pc

/ mylen(page): of the running process.

_mylen:
	mov	2(sp),r0
	mov	u.ssize,-(sp)
	mov	u.dsize,-(sp)
	mov	u.tsize,-(sp)
	mov	r0,-(sp)
	jsr	pc,_pglen
	add	$10,sp
	rts	pc

/ toobig(t, d, s): -1 and ENOMEM if no process can be of that size: too many pages, or more than
/ core.

_toobig:
	jsr	r5,csv
	mov	4(r5),r0
	jsr	pc,1f
	mov	r0,r2
	mov	6(r5),r0
	jsr	pc,1f
	add	r0,r2
	mov	10(r5),r0
	jsr	pc,1f
	add	r0,r2
	cmp	r2,$8.
	bgt	2f
	mov	6(r5),r0
	add	10(r5),r0
	add	$USIZE,r0
	add	4(r5),r0
	cmp	r0,_maxmem
	bhi	2f
	clr	r0
	jmp	cret
2:
	movb	$ENOMEM,u.error
	mov	$-1,r0
	jmp	cret
1:					/ clicks to pages
	cmp	r0,$1024.
	blos	1f
	mov	$1024.+128.,r0
1:
	add	$127.,r0
	ash	$-7,r0
	rts	pc

/ pgalloc(size, click): a struct page for that run, held once; 0: there are no more of them.

_pgalloc:
	mov	$_page,r0
1:
	tst	pg.size(r0)
	beq	2f
	add	$PGSIZ,r0
	cmp	r0,$_page+[NPAGE*PGSIZ]
	blo	1b
	clr	r0
	rts	pc
2:
	mov	2(sp),pg.size(r0)
	mov	4(sp),pg.addr(r0)
	mov	$1,pg.cnt(r0)
	rts	pc

/ pgnew(size): a run of so many clicks; 0: no core.

_pgnew:
	jsr	r5,csv
	mov	4(r5),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc
	cmp	(sp)+,(sp)+
	mov	r0,r2
	beq	1f
	mov	r2,-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_pgalloc
	tst	r0
	bne	1f
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
	clr	r0
1:
	jmp	cret

/ pgfree(pg): one holder less; the last one gives the core back.

_pgfree:
	jsr	r5,csv
	mov	4(r5),r2
	dec	pg.cnt(r2)
	bne	1f
	mov	pg.addr(r2),-(sp)
	mov	pg.size(r2),-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
	clr	pg.size(r2)
1:
	jmp	cret

/ pgdrop(p): p holds no pages any more.

_pgdrop:
	jsr	r5,csv
	mov	4(r5),r2
	clrb	p.cow(r2)
	clrb	p.shr(r2)
	add	$p.pg,r2
	mov	$8.,r3
1:
	mov	(r2),r0
	beq	2f
	clr	(r2)
	mov	r0,-(sp)
	jsr	pc,_pgfree
	tst	(sp)+
2:
	tst	(r2)+
	sob	r3,1b
	jmp	cret

/ pgwhere(pg, len, stack): the click where the LEN clicks lie that count: stack at the run's end.

pgwhere:
	mov	2(sp),r0
	tst	6(sp)
	beq	1f
	mov	pg.size(r0),r1
	sub	4(sp),r1
	add	pg.addr(r0),r1
	mov	r1,r0
	rts	pc
1:
	mov	pg.addr(r0),r0
	rts	pc

/ pgclick(p, page): r0 the click where that page of p lies, r1 its clicks; p is as large as the
/ running process.

_pgclick:
	jsr	r5,csv
	mov	6(r5),-(sp)
	jsr	pc,_mylen
	mov	r0,r2
	mov	r1,(sp)
	mov	r2,-(sp)
	mov	6(r5),r0
	asl	r0
	add	4(r5),r0
	mov	p.pg(r0),-(sp)
	jsr	pc,pgwhere
	mov	r2,r1
	jmp	cret

/ pgcopy(p, page): a copy of that page, likewise: r0 the new struct page, r1 its clicks. 0: no core.

_pgcopy:
	jsr	r5,csv
	mov	6(r5),-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_pgclick
	mov	r0,r3
	mov	r1,r4
	mov	r4,-(sp)
	jsr	pc,_pgnew
	mov	r0,r2
	beq	1f
	mov	r4,-(sp)
	mov	pg.addr(r2),-(sp)
	mov	r3,-(sp)
	jsr	pc,_copyrun
	mov	r4,r1
	mov	r2,r0
1:
	jmp	cret

/ carve(p, click, t, d, s): an image of that size lies at click, data and stack in one piece: its
/ pages become p's. 0, or -1: too few struct page, and p has none.

_carve:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3
	clr	r4
1:
	mov	14(r5),-(sp)
	mov	12(r5),-(sp)
	mov	10(r5),-(sp)
	mov	r4,-(sp)
	jsr	pc,_pglen
	add	$10,sp
	tst	r0
	beq	2f
	mov	r3,-(sp)
	add	r0,r3
	mov	r0,-(sp)
	jsr	pc,_pgalloc
	cmp	(sp)+,(sp)+
	mov	r4,r1
	asl	r1
	add	r2,r1
	mov	r0,p.pg(r1)
	beq	3f
2:
	inc	r4
	cmp	r4,$8.
	blo	1b
	clr	r0
	jmp	cret
3:
	add	$p.pg,r2		/ the core is the caller's still: only the entries go
	mov	$8.,r3
4:
	mov	(r2),r0
	beq	5f
	clr	pg.size(r0)
	clr	(r2)
5:
	tst	(r2)+
	sob	r3,4b
	mov	$-1,r0
	jmp	cret
