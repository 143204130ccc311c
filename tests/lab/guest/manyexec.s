/ manyexec.s: 20 processes exec at the same moment, 20 more are made by spawn: all of them have
/ ended with status 0.

N	= 20.

	sys	pipe			/ the children read until all writers are gone
	mov	r0,r2
	mov	r1,r3
	mov	$N,r4
1:	jsr	pc,_fork
	bcs	fail
	tst	r0
	beq	child
	sob	r4,1b
	mov	r3,r0
	sys	close
	mov	$N,r4
	jsr	pc,bury
	mov	$N,r4
2:	mov	$path,r0
	mov	$argv,r1
	clr	r2
	jsr	pc,_spawn
	bcs	fail
	sob	r4,2b
	mov	$N,r4
	jsr	pc,bury
	jsr	r5,say; <all\n\0>; .even
	sys	exit

bury:	sys	wait
	bcs	fail
	tst	r1
	bne	fail
	sob	r4,bury
	rts	pc

child:	mov	r3,r0
	sys	close
	mov	r2,r0
	sys	read; buf; 1
	mov	$path,r0
	mov	$argv,r1
	jsr	pc,_exec
fail:	mov	$path,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit

path:	</bin/true\0>
	.even
	.data
argv:	path; 0
	.bss
buf:	. = .+2
	.text
