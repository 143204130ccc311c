/ execargs.s: the arguments of a program, on their way from the old image to the new; answers to the
/ rest of exec in V6's ken/sys1.c.

	.text

/ getargs(to, argv, end): copies the user's strings to the kernel, one behind the other, from to to
/ before end. r0 how many, or -1 and u.error; r1 the byte behind them.

_getargs:
	jsr	r5,csv
	mov	4(r5),r2
	clr	r4
1:
	mov	6(r5),-(sp)
	add	$2,6(r5)
	jsr	pc,_fuword
	bcs	5f			/ not by -1: that may be an address
	mov	r0,r3
	beq	4f
	inc	r4
2:
	cmp	r2,10(r5)
	bhis	3f
	mov	r3,(sp)
	inc	r3
	jsr	pc,_fubyte
	tst	r0
	bmi	5f
	movb	r0,(r2)+
	bne	2b
	tst	(sp)+
	br	1b
3:
	movb	$E2BIG,u.error
	br	6f
4:
	mov	r4,r0
	mov	r2,r1
	jmp	cret
5:
	movb	$EFAULT,u.error
6:
	mov	$-1,r0
	jmp	cret

/ setargs: the new stack, on exec1's frame:
/	sp:	argc	argv[0] ... argv[argc-1]	-1	the strings, to the end

_setargs:
	mov	r4,-(sp)
	mov	12(r5),r3
	inc	r3
	bic	$1,r3
	neg	r3			/ where the strings begin
	mov	10(r5),r4
	mov	r3,r2
	sub	r4,r2
	sub	r4,r2
	sub	$4,r2
	mov	u.ar0,r0
	mov	r2,R6(r0)
	mov	r4,r0
	jsr	pc,9f
	mov	6(r5),r4		/ the strings, as they are in the kernel
1:
	dec	10(r5)
	bmi	3f
	mov	r3,r0
	jsr	pc,9f
2:
	movb	(r4),r0
	mov	r0,-(sp)
	mov	r3,-(sp)
	jsr	pc,_subyte
	cmp	(sp)+,(sp)+
	inc	r3
	tstb	(r4)+
	bne	2b
	br	1b
3:
	mov	$-1,r0
	jsr	pc,9f
	mov	(sp)+,r4
	rts	pc
9:					/ r0 is the next word of the stack
	mov	r0,-(sp)
	mov	r2,-(sp)
	jsr	pc,_suword
	cmp	(sp)+,(sp)+
	add	$2,r2
	rts	pc
