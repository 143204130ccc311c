/ queue.s: queues of characters; answers to getc and putc of V6's conf/m40.s.
/ V6 chains blocks of six characters from a common pool, and lines of many terminals share
/ little core. The lab has one terminal: each queue is a ring of 256 bytes of its own.
/ All three may be called by interrupts, and set the condition codes by r0.

	.text

/ struct queue: a ring. Its indices are bytes, so that 255 + 1 is 0.

q.cc	= 0				/ characters in it
q.in	= 2				/ byte: where the next one goes
q.out	= 3				/ byte: where the first one is
q.buf	= 4				/ 256 bytes
QSIZ	= 404

/ putc(c, q): c at the end of queue q; r0 is 0, or not if the queue is full and c is lost.

_putc:
	mov	PS,-(sp)
	spl	5
	mov	6(sp),r0		/ q
	cmp	(r0),$256.
	beq	1f
	inc	(r0)
	clr	r1
	bisb	q.in(r0),r1
	incb	q.in(r0)
	add	r0,r1
	movb	4(sp),q.buf(r1)
	clr	r0
1:
	mov	(sp)+,PS
	tst	r0
	rts	pc

/ getc(q): the first character of queue q, which loses it; -1 if it is empty.

_getc:
	mov	PS,-(sp)
	spl	5
	mov	4(sp),r1		/ q
	mov	$-1,r0
	tst	(r1)
	beq	1f
	dec	(r1)
	clr	r0
	bisb	q.out(r1),r0
	incb	q.out(r1)
	add	r0,r1
	clr	r0
	bisb	q.buf(r1),r0
1:
	mov	(sp)+,PS
	tst	r0
	rts	pc

/ unputc(q): take back the character that was put last, if it is not a mark; r0 is 0 if there
/ was none.

_unputc:
	mov	PS,-(sp)
	spl	5
	mov	4(sp),r1
	clr	r0
	tst	(r1)
	beq	2f
	movb	q.in(r1),r0
	dec	r0
	bic	$!377,r0
	add	r1,r0
	cmpb	q.buf(r0),$MARK
	beq	1f
	dec	(r1)
	decb	q.in(r1)
	br	2f
1:
	clr	r0
2:
	mov	(sp)+,PS
	tst	r0
	rts	pc
