/ string.s: two things to do with strings; answers to V6's s4/atoi.c.

/ _strcmp(r0, r1: strings): r0 = 0, and the branch beq is taken, if they are equal

_strcmp:
	cmpb	(r0),(r1)+
	bne	1f
	tstb	(r0)+
	bne	_strcmp
	clr	r0
	rts	pc
1:	mov	$1,r0
	rts	pc

/ _atoi(r0: string): the number that its decimal digits make; r1 is left at what follows them

_atoi:
	mov	r2,-(sp)
	mov	r3,-(sp)
	mov	r0,r2
	clr	r1
1:	movb	(r2)+,r0
	sub	$'0,r0
	cmp	r0,$9.
	bhi	2f
	mul	$10.,r1			/ an odd register: the product's low word alone
	add	r0,r1
	br	1b
2:	mov	r1,r0
	mov	r2,r1
	dec	r1
	mov	(sp)+,r3
	mov	(sp)+,r2
	rts	pc
