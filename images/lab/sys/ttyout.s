/ ttyout.s: a terminal's output, and its modes; answers to the same of V6's dmr/tty.c.

	.text

/ ttyoutput(c, tp): c to outq, as the terminal needs it; lost, and r0 not 0, if outq is full. Also
/ for echo, from an interrupt.

_ttyoutp:
	jsr	r5,csv
	mov	6(r5),r4
	mov	4(r5),r3
	bic	$!177,r3
	bit	$RAW,t.flags(r4)
	bne	1f
	cmp	r3,$CEOT		/ some terminals would hang up
	beq	9f
1:
	cmp	r3,$'\t
	bne	3f
	bit	$XTABS,t.flags(r4)
	beq	3f
	mov	r4,(sp)
	mov	$40,-(sp)
2:
	jsr	pc,_ttyoutp		/ blanks up to the next column
	tst	r0			/ that is a multiple of 8
	bne	9f
	bitb	$7,t.col(r4)
	bne	2b
	br	9f
3:
	cmp	r3,$'\n
	bne	4f
	bit	$CRMOD,t.flags(r4)
	beq	4f
	mov	r4,(sp)
	mov	$'\r,-(sp)
	jsr	pc,_ttyoutp
	tst	(sp)+
4:
	mov	r4,(sp)
	add	$t.outq,(sp)
	mov	r3,-(sp)
	jsr	pc,_putc
	bne	9f
	cmp	r3,$BS			/ and where the carriage is now
	beq	5f
	cmp	r3,$'\t
	beq	6f
	cmp	r3,$'\n
	beq	7f
	cmp	r3,$'\r
	beq	7f
	cmp	r3,$40
	blo	9f
	cmp	r3,$177
	beq	9f
	incb	t.col(r4)
	jmp	cret
5:
	tstb	t.col(r4)
	beq	9f
	decb	t.col(r4)
	jmp	cret
6:
	bisb	$7,t.col(r4)
	incb	t.col(r4)
	jmp	cret
7:
	clrb	t.col(r4)
9:
	jmp	cret

/ ttwrite(tp): the user's characters, to outq; waits while it has too many.

_ttwrite:
	jsr	r5,csv
	mov	4(r5),r4
1:
	jsr	pc,_cpass
	tst	r0
	bmi	4f
	mov	r0,r3
	spl	5
2:
	cmp	t.outq+q.cc(r4),$TTHIWAT
	blos	3f
	mov	r4,(sp)
	jsr	pc,_ttstart
	bisb	$ASLEEP,t.state(r4)
	mov	$TTOPRI,(sp)
	mov	r4,-(sp)
	add	$t.outq,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	2b
3:
	spl	0
	mov	r4,(sp)
	mov	r3,-(sp)
	jsr	pc,_ttyoutp
	tst	(sp)+
	br	1b
4:
	mov	r4,(sp)
	jsr	pc,_ttstart
	jmp	cret

/ flushtty(tp): empty all queues, and wake who waits for them. Also from an interrupt.

_flushtt:
	jsr	r5,csv
	mov	4(r5),r4
	mov	PS,-(sp)
	spl	5
	clr	t.rawq+q.cc(r4)		/ a ring is empty wherever it begins,
	movb	t.rawq+q.in(r4),t.rawq+q.out(r4)
	clr	t.canq+q.cc(r4)		/ if it ends there
	movb	t.canq+q.in(r4),t.canq+q.out(r4)
	clr	t.outq+q.cc(r4)
	movb	t.outq+q.in(r4),t.outq+q.out(r4)
	clr	t.delct(r4)
	mov	(sp)+,PS
	mov	r4,(sp)
	add	$t.rawq,(sp)
	jsr	pc,_wakeup
	mov	r4,(sp)
	add	$t.outq,(sp)
	jsr	pc,_wakeup
	jmp	cret

/ wflushtty(tp): wait until all is sent, then flushtty.

_wflusht:
	jsr	r5,csv
	mov	4(r5),r4
	spl	5
1:
	tst	t.outq+q.cc(r4)
	beq	2f
	bisb	$ASLEEP,t.state(r4)
	mov	$PRIBIO,(sp)		/ not for signals: the last close is not
	mov	r4,-(sp)		/ to end half-way
	add	$t.outq,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	mov	r4,(sp)
	jsr	pc,_flushtt
	spl	0
	jmp	cret

/ ttystty(tp, v): gtty's three words to v: speeds, erase and kill, modes; or, if v is 0, stty's
/ three from u.arg, when all is sent. What was typed ahead for the old modes is lost.

_ttystty:
	jsr	r5,csv
	mov	4(r5),r4
	mov	6(r5),r3
	beq	1f
	mov	t.speeds(r4),(r3)+
	mov	t.erase(r4),(r3)+	/ both bytes
	mov	t.flags(r4),(r3)
	jmp	cret
1:
	mov	r4,(sp)
	jsr	pc,_wflusht
	mov	u.arg,t.speeds(r4)
	mov	u.arg+2,t.erase(r4)
	mov	u.arg+4,t.flags(r4)
	jmp	cret
