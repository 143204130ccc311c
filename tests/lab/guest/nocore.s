/ nocore.s: reads a line into a page of its stack that a child has too; core is full by then. `nocore s`:
/ it shares its data for good besides, so that it cannot go out to swap. `nocore r`: a child runs all
/ the time and has no other wish. Between fork and read nothing is written to the stack.

	mov	4(sp),r5
	mov	sp,line
	sub	$64.,line
	sys	pipe			/ the children read: they end with their parent
	mov	r0,r2
	mov	r1,r3
	cmpb	(r5),$'r
	bne	1f
	sys	fork
	br	.			/ killed at the end by its parent
	mov	r0,r4			/ its pid
1:
	cmpb	(r5),$'s
	bne	2f
	mov	$RFFDG+RFPROC+RFMEM,r0
	sys	rfork
	br	child
2:
	sys	fork
	br	child
	mov	$1,r0
	sys	write; ready; 6
	clr	r0
	sys	0; 9f			/ read
	mov	r0,r2
	mov	r4,r0
	cmpb	(r5),$'r
	bne	3f
	sys	kill; 9.
3:
	jsr	r5,say; <read \0>; .even
	mov	r2,r0
	jsr	pc,_putn
	jsr	r5,say; < characters: \0>; .even
	mov	$1,r0
	mov	line,r1
	jsr	pc,_write
	sys	exit

child:
	mov	r3,r0
	sys	close
	mov	r2,r0
	sys	read; buf; 1
	sys	exit

	.data
9:	sys	read
line:	0; 4
ready:	<ready\n>
	.bss
buf:	. = .+2
	.text
