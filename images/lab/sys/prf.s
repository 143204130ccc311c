/ prf.s: the kernel's own messages, on the console; answers to V6's ken/prf.c.
/ They do not go through the terminal's queues: each character is sent by hand, with the
/ transmitter's interrupt off, so that a message gets out from an interrupt or a panic as well.
/ While it prints, everything else stands still. V6 says nothing when the console switches are
/ all zero; the lab, whose switches choose a policy, always speaks.

	.text

XCSR	= 177564			/ console transmitter KL11: status,
XBUF	= 177566			/ character

/ printf(fmt, x1, x2, ...): %d %l decimal, %o octal (both unsigned), %s string, %c character.

_printf:
	jsr	r5,csv
	mov	4(r5),r4		/ r4: where we are in fmt
	mov	r5,r3
	add	$6,r3			/ r3: the next argument
1:
	movb	(r4)+,r0
	beq	9f
	cmp	r0,$'%
	beq	2f
	mov	r0,(sp)
	jsr	pc,_putchar
	br	1b
2:
	movb	(r4)+,r0		/ the letter behind %
	beq	9f
	mov	(r3)+,r2		/ and what it is about
	cmp	r0,$'s
	beq	4f
	cmp	r0,$'c
	beq	5f
	mov	$8.,(sp)		/ a number: its base
	cmp	r0,$'o
	beq	3f
	mov	$10.,(sp)
3:
	mov	r2,-(sp)
	jsr	pc,_printn		/ printn(x, base)
	tst	(sp)+
	br	1b
4:
	movb	(r2)+,r0
	beq	1b
	mov	r0,(sp)
	jsr	pc,_putchar
	br	4b
5:
	mov	r2,(sp)
	jsr	pc,_putchar
	br	1b
9:
	jmp	cret

/ printn(n, base): n, unsigned, without leading zeros.

_printn:
	jsr	r5,csv
	clr	r0
	mov	4(r5),r1
	div	6(r5),r0		/ r0: n / base; r1: the last digit
	mov	r1,r4
	tst	r0
	beq	1f
	mov	6(r5),(sp)
	mov	r0,-(sp)
	jsr	pc,_printn		/ first the digits before it
	tst	(sp)+
1:
	add	$'0,r4
	mov	r4,(sp)
	jsr	pc,_putchar
	jmp	cret

/ putchar(c): send c when the transmitter is free, and wait until it is free again.
/ Newline is sent as carriage return and line feed.

_putchar:
	mov	XCSR,-(sp)
	clr	XCSR			/ no interrupt now
	cmp	4(sp),$'\n
	bne	2f
1:
	tstb	XCSR
	bpl	1b
	mov	$'\r,XBUF
2:
	tstb	XCSR
	bpl	2b
	mov	4(sp),XBUF
3:
	tstb	XCSR
	bpl	3b
	mov	(sp)+,XCSR		/ if the interrupt was on, the terminal
	rts	pc			/ goes on with its queue now

/ panic(s): something is so wrong that to go on would do harm. What is in core is written to
/ the disk, the reason to the console, and that is the end. Does not return.

_panic:
	jsr	r5,csv
	tst	_panicst		/ a panic in a panic: no more writing
	bne	1f
	mov	4(r5),_panicst
	jsr	pc,_update
1:
	mov	4(r5),(sp)
	mov	$8f,-(sp)
	jsr	pc,_printf
	tst	(sp)+
	spl	0			/ the disk may still have to write
2:
	wait
	br	2b
	.data
8:	<panic: %s\n\0>
	.even
	.text

/ prdev(s, dev): "s on dev major/minor"

_prdev:
	jsr	r5,csv
	movb	6(r5),r0
	mov	r0,(sp)
	movb	7(r5),r0
	mov	r0,-(sp)
	mov	4(r5),-(sp)
	mov	$8f,-(sp)
	jsr	pc,_printf
	add	$6,sp
	jmp	cret
	.data
8:	<%s on dev %l/%l\n\0>
	.even
	.text

/ deverror(bp, er, ds): a transfer failed; the block, and what the controller says of it

_deverro:
	jsr	r5,csv
	mov	4(r5),r4
	mov	b.dev(r4),(sp)
	mov	$7f,-(sp)
	jsr	pc,_prdev		/ prdev("err", bp->b_dev)
	tst	(sp)+
	mov	10(r5),(sp)
	mov	6(r5),-(sp)
	mov	b.blkno(r4),-(sp)
	mov	$8f,-(sp)
	jsr	pc,_printf
	add	$6,sp
	jmp	cret
	.data
7:	<err\0>
8:	<bn%l er%o %o\n\0>
	.even
	.text

	.bss
_panicst:
	.=.+2				/ the reason, once there was a panic
	.text
