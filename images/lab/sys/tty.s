/ tty.s: what every terminal does with characters; answers to V6's dmr/tty.c.
/ Three queues: rawq holds what was typed, as it came, with a mark (octal 377) behind each line;
/ canq the line that is being read, after erase and kill; outq what is to be sent. Typing and
/ reading do not wait for each other: one may type ahead.
/ What it does differently: a queue is a ring of 256 bytes of its own and not a chain of blocks
/ from a common pool; backspace (octal 10) takes back a character as # does, and does so on the
/ screen; no delays, no upper-case terminals (LCASE is kept, and does nothing).

	.text

/ struct tty

t.flags	= 0				/ modes, as stty sets them
t.speeds = 2
t.erase	= 4				/ bytes: the erase character,
t.kill	= 5				/ and the one that kills the line
t.delct	= 6				/ marks in rawq: lines that can be read
t.col	= 10				/ byte: the column that the carriage is at
t.state	= 11				/ byte
t.dev	= 12
t.rawq	= 14
t.canq	= t.rawq+QSIZ
t.outq	= t.canq+QSIZ
TTYSIZ	= t.outq+QSIZ

XTABS	= 2				/ t.flags: tabs become blanks
ECHO	= 10				/ what is typed is shown
CRMOD	= 20				/ return is newline; newline is return and line feed
RAW	= 40				/ each character counts for itself

ISOPEN	= 4				/ t.state
ASLEEP	= 100				/ somebody waits for outq to drain

MARK	= 377
CEOT	= 4				/ ^D: the line ends here
BS	= 10				/ backspace (as has no sign for it)
CERASE	= 43				/ #
CKILL	= 100				/ @
CQUIT	= 34				/ FS
CINTR	= 177				/ DEL
TTYHOG	= 254.				/ rawq is full: a character and its mark would not go in
TTHIWAT	= 100.				/ a writer waits when outq has so many,
TTLOWAT	= 30.				/ until it has no more than so many

/ ttread(tp): read, for the user, what one line has (in raw mode: one character); wait for it.

_ttread:
	jsr	r5,csv
	mov	4(r5),r3
	mov	r3,(sp)
	jsr	pc,_canon
	add	$t.canq,r3
1:
	mov	r3,(sp)
	jsr	pc,_getc
	bmi	2f
	mov	r0,(sp)
	jsr	pc,_passc
	tst	r0
	bpl	1b			/ the user has room for more
2:
	jmp	cret

/ canon(tp): a line in canq: the rest of the one before, which another reader may leave while we
/ wait; or the next from rawq.

_canon:
	jsr	r5,csv
	mov	4(r5),r4
	spl	5
1:
	tst	t.canq+q.cc(r4)
	bne	3f
	tst	t.delct(r4)
	bne	2f
	mov	$TTIPRI,(sp)
	mov	r4,-(sp)
	add	$t.rawq,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	mov	r4,(sp)
	jsr	pc,_rawline
3:
	spl	0
	jmp	cret

/ rawline(tp): a line from rawq to the empty canq, without what its erase and kill characters took
/ back. Behind a \ they, and ^D, are characters like any other.

_rawline:
	jsr	r5,csv
	spl	0
	mov	4(r5),r4
	mov	r4,r2
	add	$t.canq+q.buf,r2	/ r2: where the line begins
1:
	mov	r2,r3			/ r3: where its next character goes
2:
	mov	r4,(sp)
	add	$t.rawq,(sp)
	jsr	pc,_getc
	bmi	7f
	cmp	r0,$MARK
	beq	6f
	bit	$RAW,t.flags(r4)
	bne	4f
	cmpb	r0,t.erase(r4)
	beq	3f
	cmpb	r0,t.kill(r4)
	beq	3f
	cmpb	r0,$CEOT
	bne	4f
3:
	cmp	r3,r2
	beq	5f
	cmpb	-1(r3),$'\\
	bne	5f
	dec	r3			/ it takes the place of the \
4:
	movb	r0,(r3)+
	mov	r3,r0
	sub	r2,r0
	cmp	r0,$255.
	blo	2b
	br	7f			/ no more room: the rest comes next
5:
	cmpb	r0,t.kill(r4)
	beq	1b
	cmpb	r0,t.erase(r4)
	bne	2b			/ ^D only ends the line
	cmp	r3,r2
	beq	2b
	dec	r3
	br	2b
6:
	spl	5
	tst	t.delct(r4)		/ 0 if an interrupt threw all away
	beq	7f
	dec	t.delct(r4)
7:
	spl	0
	sub	r2,r3			/ the ring begins at its beginning
	mov	r3,t.canq+q.cc(r4)
	movb	r3,t.canq+q.in(r4)
	clrb	t.canq+q.out(r4)
	jmp	cret

/ ttyinput(c, tp): c was typed. Called by the receiver's interrupt.

_ttyinpu:
	jsr	r5,csv
	mov	6(r5),r4
	mov	t.flags(r4),r3
	mov	4(r5),r2
	bic	$!177,r2		/ r2: the character, without parity
	cmp	r2,$'\r
	bne	1f
	bit	$CRMOD,r3
	beq	1f
	mov	$'\n,r2
1:
	bit	$RAW,r3
	bne	4f
	mov	$SIGINT,r0
	cmp	r2,$CINTR
	beq	2f
	mov	$SIGQIT,r0
	cmp	r2,$CQUIT
	bne	3f
2:
	mov	r0,(sp)			/ to all that have this terminal;
	mov	r4,-(sp)		/ and what was typed, or is not yet
	jsr	pc,_signal		/ sent, is void
	jsr	pc,_flushtt
	jmp	cret
3:
	cmp	r2,$BS
	beq	ttyback
4:
	cmp	t.rawq+q.cc(r4),$TTYHOG
	blo	5f
	mov	r4,(sp)			/ nobody reads: all of it is lost
	jsr	pc,_flushtt
	jmp	cret
5:
	mov	r4,(sp)
	add	$t.rawq,(sp)
	mov	r2,-(sp)
	jsr	pc,_putc
	tst	(sp)+
	bit	$RAW,r3
	bne	6f
	cmp	r2,$'\n
	beq	6f
	cmp	r2,$CEOT
	bne	7f
6:
	mov	$MARK,-(sp)		/ now there is something to read
	jsr	pc,_putc
	tst	(sp)+
	inc	t.delct(r4)
	jsr	pc,_wakeup		/ wakeup(&tp->t_rawq)
7:
	bit	$ECHO,r3
	beq	8f
	mov	r4,(sp)
	mov	r2,-(sp)
	jsr	pc,_ttyoutp
	tst	(sp)+
	jsr	pc,_ttstart
8:
	jmp	cret

/ The rest of ttyinput for a backspace: the last character typed goes from rawq at once, and
/ from the screen; the lines before are safe behind their marks.

ttyback:
	mov	r4,(sp)
	add	$t.rawq,(sp)
	jsr	pc,_unputc
	beq	1f
	bit	$ECHO,r3
	beq	1f
	mov	r4,(sp)
	mov	$BS,-(sp)
	jsr	pc,_ttyoutp
	mov	$40,(sp)
	jsr	pc,_ttyoutp
	mov	$BS,(sp)
	jsr	pc,_ttyoutp
	tst	(sp)+
	jsr	pc,_ttstart
1:
	jmp	cret
