/ sigpush.s: a signal's pc and PS go to a stack that a child has too. Whoever has the signal goes on
/ behind it; below the other's sp nothing has changed. First the parent, then the child. Between
/ fork and look nobody uses the stack, so nothing is called here.

MARK	= 12345

	sys	pipe
	mov	r0,gor
	mov	r1,gow
	clr	r5			/ r5: 0 the parent has the signal, 1 the child
again:
	mov	$MARK,-2(sp)
	mov	$MARK,-4(sp)
	mov	$MARK,-6(sp)
	clr	r4
	sys	fork
	br	child
	mov	r0,r3
	tst	r5
	bne	1f
	sys	signal; 6; caught
	4				/ iot
	cmp	r4,$1
	bne	wrong
	mov	gow,r0
	sys	write; gow; 1
1:	sys	wait
	tst	r1
	bne	wrong
	tst	r5
	beq	2f
	cmp	-2(sp),$MARK
	bne	wrong
	cmp	-4(sp),$MARK
	bne	wrong
2:	inc	r5
	cmp	r5,$2
	blo	again
	jsr	r5,say; <both as they should be\n\0>; .even
	sys	exit

child:	tst	r5
	bne	3f
	mov	gor,r0
	sys	read; dummy; 1
	cmp	-2(sp),$MARK
	bne	4f
	cmp	-4(sp),$MARK
	bne	4f
	clr	r0
	sys	exit
3:	sys	signal; 6; caught
	4
	mov	r4,r0
	dec	r0
	sys	exit
4:	mov	$1,r0
	sys	exit

caught:	inc	r4
	6				/ rtt

wrong:	jsr	r5,say; <wrong\n\0>; .even
	sys	exit

	.bss
gor:	. = .+2
gow:	. = .+2
dummy:	. = .+2
	.text
