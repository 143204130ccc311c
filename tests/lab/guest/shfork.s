/ shfork.s: a fork by somebody who shares his data for good. A copy has none of the sharing. Not by way of
/ the disk: that has no place for what two have (ENOMEM).

BASE	= 40000

	sys	break; BASE+1000
	sys	pipe
	mov	r0,r2
	mov	r1,r3
	mov	$12345,BASE
	mov	$RFPROC+RFFDG+RFMEM,r0
	jsr	pc,_rfork
	bcs	wrong
	tst	r0
	bne	1f
	mov	r3,r0			/ the sharer stays until the end
	sys	close
	mov	r2,r0
	sys	read; byte; 1
	clr	r0
	sys	exit
1:	mov	$-1,r0
	sys	policy
	mov	r0,r5
	jsr	pc,_fork
	bcs	3f
	tst	r0
	bne	2f
	cmp	BASE,$12345		/ a copy
	bne	5f
	mov	$54321,BASE
	clr	r0
	sys	exit
2:	sys	wait
	tst	r1
	bne	wrong
	tst	r5
	beq	wrong
	cmp	BASE,$12345
	bne	wrong
	br	4f
3:	cmp	r0,$12.
	bne	wrong
	tst	r5
	bne	wrong
4:	mov	r3,r0
	sys	close
	sys	wait
	tst	r1
	bne	wrong
	jsr	r5,say; <as it should be\n\0>; .even
	sys	exit
5:	mov	$1,r0
	sys	exit

wrong:	jsr	r5,say; <wrong\n\0>; .even
	sys	exit

	.bss
byte:	. = .+2
	.text
