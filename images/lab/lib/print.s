/ print.s: what a program says; answers to V6's s5/printf.s. Nothing is kept
/ back: each call is one write, so no fork can make two of a text that waits in a buffer, and
/ nothing here writes to data or bss.

/ say: prints the text that stands behind the call, and keeps all registers:
/	jsr	r5,say; <hello\n\0>; .even

say:
	mov	r0,-(sp)
	mov	r1,-(sp)
	mov	r5,r0
	jsr	pc,_puts
1:	tstb	(r5)+			/ go on behind the text,
	bne	1b
	inc	r5			/ at an even address
	bic	$1,r5
	mov	(sp)+,r1
	mov	(sp)+,r0
	rts	r5

/ _puts(r0: string): prints it
/ _fputs(r0: descriptor, r1: string): prints it there

_puts:
	mov	r0,r1
	mov	$1,r0
_fputs:
	mov	r2,-(sp)
	mov	r1,r2
1:	tstb	(r2)+
	bne	1b
	dec	r2
	sub	r1,r2			/ its length
	jsr	pc,_write
	mov	(sp)+,r2
	rts	pc

/ _putn(r0: number): prints it, decimal, without sign
/ _putw(r0: number, r1: width): the same, with blanks before it up to width (at most 16)
/ _putl(r0: high word, r1: low word, r2: width): the same of two words, below 32768000

_putn:
	clr	r1
_putw:
	mov	r2,-(sp)
	mov	r1,r2
	mov	r0,r1
	clr	r0
	jsr	pc,_putl
	mov	(sp)+,r2
	rts	pc

_putl:
	mov	r2,-(sp)
	mov	r3,-(sp)
	mov	r4,-(sp)
	mov	r2,r3			/ the width that is left
	mov	sp,r2			/ the digits are made from the last, downwards
	sub	$16.,sp
	div	$1000.,r0		/ r0 = r0,r1 / 1000; r1 = the rest
	mov	r0,r4
	beq	2f
	mov	$3,-(sp)		/ three digits of the rest, zeros too;
1:	jsr	pc,digit
	dec	(sp)
	bne	1b
	tst	(sp)+
	mov	r4,r1			/ the thousands before them
2:	jsr	pc,digit
	tst	r1
	bne	2b
3:	dec	r3
	bmi	4f
	movb	$' ,-(r2)
	br	3b
4:	mov	r2,r1			/ where it begins
	mov	sp,r2
	add	$16.,r2
	sub	r1,r2			/ how long it is
	mov	$1,r0
	jsr	pc,_write
	add	$16.,sp
	mov	(sp)+,r4
	mov	(sp)+,r3
	mov	(sp)+,r2
	rts	pc

digit:	clr	r0			/ the last digit of r1 before (r2), and off with it
	div	$10.,r0
	add	$'0,r1
	movb	r1,-(r2)
	mov	r0,r1
	dec	r3
	rts	pc

/ _puto(r0: word): prints it as six octal digits

_puto:
	mov	r2,-(sp)
	mov	r3,-(sp)
	mov	r0,r1
	mov	$6,r3
	mov	sp,r2
	sub	$6,sp
1:	mov	r1,r0
	bic	$!7,r0
	add	$'0,r0
	movb	r0,-(r2)
	ash	$-3,r1
	bic	$160000,r1		/ ash drags the sign along
	sob	r3,1b
	mov	r2,r1
	mov	$6,r2
	mov	$1,r0
	jsr	pc,_write
	add	$6,sp
	mov	(sp)+,r3
	mov	(sp)+,r2
	rts	pc
