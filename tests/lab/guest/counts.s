/ counts.s: a process with as many descriptors of the console as there can be makes children until
/ fork refuses. The kernel counts holders of an open file in a byte: it must not go round. Prints
/ what fork said, and that the console is still there.

KIDS	= 40.

1:	mov	$1,r0
	sys	dup
	bcc	1b
	mov	$pids,r4
	mov	$KIDS,r3
2:	jsr	pc,_fork
	bcs	4f
	tst	r0
	beq	child
	mov	r0,(r4)+
	dec	r3
	bne	2b
	clr	r0
4:	jsr	pc,_errstr
	jsr	pc,_puts
	jsr	r5,say; <; \0>; .even
5:	cmp	r4,$pids
	beq	6f
	mov	-(r4),r0
	sys	kill; 9.
	br	5b
6:	sys	wait
	bcc	6b
	jsr	r5,say; <all are gone\n\0>; .even
	clr	r0
	sys	exit

child:
	mov	$100.,r0
	sys	sleep
	sys	exit

	.bss
pids:	.=.+[KIDS*2]
	.text
