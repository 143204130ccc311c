/ dups.s: 20 children have as many descriptors of the console as they can get, all at once. The
/ kernel counts them in a byte. Prints how many dups there were, and what the last one said.

KIDS	= 20.

	sys	pipe			/ 3, 4: the children tell
	sys	pipe			/ 5, 6: the children wait until 6 is closed
	mov	$KIDS,r4
	clr	r3			/ r3: dups in all
1:	jsr	pc,_fork
	tst	r0
	beq	child
	dec	r4
	bne	1b
	mov	$KIDS,r4
5:	mov	$3,r0
	sys	read; got; 4
	add	got,r3
	dec	r4
	bne	5b
	mov	$6,r0
	sys	close
2:	sys	wait
	bcc	2b
	mov	r3,r0
	jsr	pc,_putn
	jsr	r5,say; < dups: \0>; .even
	mov	got+2,r0
	jsr	pc,_errstr
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even
	clr	r0
	sys	exit

child:
	mov	$3,r0			/ until all are there
	sys	sleep
	mov	$6,r0
	sys	close
	mov	$3,r0
	sys	close
	clr	got
3:	clr	r0
	sys	dup
	bcs	4f
	inc	got
	br	3b
4:	mov	r0,got+2
	mov	$4,r0
	sys	write; got; 4
	mov	$5,r0
	sys	read; got; 1
	clr	r0
	sys	exit

	.bss
got:	. = .+4
	.text
