/ cowshare.s: data that a child has as a copy-on-write copy is then shared for good: first it becomes
/ its owner's own.

	sys	pipe
	mov	r0,r2
	mov	r1,r3
	mov	$1,word
	jsr	pc,_fork
	bcs	wrong
	tst	r0
	bne	1f
	mov	r3,r0
	sys	close
	mov	r2,r0
	sys	read; byte; 1
	mov	word,r0			/ 1, if nobody else's store has come here
	dec	r0
	sys	exit
1:	mov	$RFPROC+RFFDG+RFMEM,r0
	jsr	pc,_rfork
	bcs	wrong
	tst	r0
	bne	2f
	mov	$2,word
	clr	r0
	sys	exit
2:	sys	wait
	tst	r1
	bne	wrong
	cmp	word,$2			/ the sharer's store
	bne	wrong
	mov	r3,r0
	sys	close
	sys	wait
	tst	r1
	bne	wrong
	jsr	r5,say; <as it should be\n\0>; .even
	sys	exit

wrong:	jsr	r5,say; <wrong\n\0>; .even
	sys	exit

	.bss
word:	. = .+2
byte:	. = .+2
	.text
