/ bomb.s: a fork bomb. Every process forks as long as it can, and so do its children, until
/ proc[] is full. That is all that happens: those who come too late get an error (EAGAIN), and
/ the system has room for them again when the others have gone.
/
/ Nobody ends before all have failed, or the last could fork again. So the first process has to
/ know how many are still at it. All write to one pipe: a `+` before each fork, a `-` when the
/ fork has failed. The process that failed is out of the game, and so is the child it did not
/ get: each `-` makes up for two. What is born has its `+` in the pipe before it begins, so at
/ the moment when  1 + pluses - 2*minuses  is 0 nobody is left in the game.
/ Then the first process closes the other pipe, at which all of them read.
/
/ In each process:	r2, r3: to read and write the pipe of the signs
/			r4, r5: to read and write the other; r5 is -1 in all but the first
/ Descriptors 0 and 2 are closed first: nofork.s says why.
/ It cannot run under policy borrow: there only the youngest runs, and waits for the oldest.

	clr	r0
	sys	close
	mov	$2,r0
	sys	close
	sys	pipe
	jcs	fail
	mov	r0,r2
	mov	r1,r3
	sys	pipe
	jcs	fail
	mov	r0,r4
	mov	r1,r5

again:
	mov	r3,r0
	sys	write; plus; 1
	jsr	pc,_fork
	bcs	full
	tst	r0
	bne	again			/ the parent: once more
	mov	r5,r0
	bmi	again			/ the child: no less
	sys	close
	mov	$-1,r5
	br	again

full:	mov	r0,-(sp)		/ the error
	mov	r3,r0
	sys	write; minus; 1
	tst	r5
	bpl	first
	mov	r3,r0			/ one of the many: stands until the first closes r5
	sys	close
	mov	r4,r0
	sys	read; buf; 1
1:	sys	wait			/ and goes when its children have gone
	bcc	1b
	clr	r0
	sys	exit

first:	mov	$1,r3			/ those who are still at it
	clr	r4			/ and all that were born
2:	mov	r2,r0
	sys	read; buf; 1
	cmpb	buf,plus
	bne	3f
	inc	r3
	inc	r4
	br	2b
3:	dec	r4
	sub	$2,r3
	bgt	2b

	jsr	r5,say; <bomb: \0>; .even
	mov	r4,r0
	jsr	pc,_putn
	jsr	r5,say; < processes were made, then: \0>; .even
	mov	(sp),r0
	jsr	pc,_errstr
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even
	mov	r5,r0
	sys	close			/ off with all of them
4:	sys	wait
	bcc	4b
	jsr	pc,_fork
	bcs	fail
	tst	r0
	beq	5f
	sys	wait
	jsr	r5,say; <bomb: all are gone, and fork works again\n\0>; .even
5:	clr	r0
	sys	exit

fail:	jsr	pc,_errstr
	jsr	pc,_puts
	jsr	r5,say; <: bomb\n\0>; .even
	mov	$1,r0
	sys	exit

plus:	<+>
minus:	<->
	.even
	.bss
buf:	. = .+2
	.text
