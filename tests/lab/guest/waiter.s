/ waiter.s: waits for a child that pays no attention to DEL, and reads until its parent has ended.

	sys	pipe
	mov	r0,r2
	mov	r1,r3
	sys	signal; 2; 1
	jsr	pc,_fork
	tst	r0
	bne	1f
	mov	r3,r0
	sys	close
	mov	r2,r0
	sys	read; buf; 1
	sys	exit
1:	sys	signal; 2; 0
	sys	wait
	sys	exit

	.bss
buf:	. = .+2
	.text
