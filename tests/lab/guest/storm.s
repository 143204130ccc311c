/ storm.s: five processes that fork, vfork, spawn, wait and use pipes, while signals that they catch
/ interrupt whatever it is. No call is lost, none is done by half.

	sys	signal; 5; 1		/ until it is caught: not to die of it
	mov	$pids,r4
1:	jsr	pc,_fork
	jcs	wrong
	tst	r0
	beq	child
	mov	r0,(r4)+
	cmp	r4,$pids+10.
	blo	1b
	mov	$300.,r5		/ the storm
2:	mov	$pids,r4
3:	mov	(r4)+,r0
	sys	kill; 5
	mov	$300.,r1
	sob	r1,.
	cmp	r4,$pids+10.
	blo	3b
	sob	r5,2b
	mov	$5,r4
4:	sys	wait
	bcc	5f
	cmp	r0,$4
	beq	4b
	jbr	wrong
5:	tst	r1
	jne	wrong
	sob	r4,4b
	jsr	r5,say; <nothing is lost\n\0>; .even
	sys	exit

child:	sys	signal; 5; caught
	sys	pipe
	jcs	fail
	mov	r0,r2
	mov	r1,r3
	mov	$20.,r4
6:	mov	r3,r0			/ four bytes go through the pipe, whatever comes
	sys	write; four; 4
	bcc	7f
	cmp	r0,$4
	beq	6b
	jbr	fail
7:	mov	r2,r0
	sys	read; buf; 4
	bcc	8f
	cmp	r0,$4
	beq	7b
	jbr	fail
8:	cmp	r0,$4
	jne	fail
	cmp	buf,four
	jne	fail
	bit	$1,r4
	beq	9f
	jsr	pc,_vfork		/ a process, in turn by vfork and by fork
	bcs	1f
	tst	r0
	bne	0f
	sys	exec; true; argv
	mov	$1,r0
	sys	exit
9:	jsr	pc,_fork
	bcs	1f
	tst	r0
	bne	0f
	clr	r0
	sys	exit
0:	sys	wait
	bcc	0f
	cmp	r0,$4
	beq	0b
	jbr	fail
0:	tst	r1
	jne	fail
1:	sob	r4,6b
	sys	signal; 5; 1
	tst	count			/ there was a storm
	jeq	fail
	clr	r0
	sys	exit

caught:	inc	count			/ (signal 5 is caught until told otherwise)
	6				/ rtt

fail:	mov	$1,r0
	sys	exit
wrong:	jsr	r5,say; <wrong\n\0>; .even
	sys	exit

	.data
four:	12345; 54321
argv:	true; 0
true:	</bin/true\0>
	.even
	.bss
count:	. = .+2
buf:	. = .+4
pids:	. = .+10.
	.text
