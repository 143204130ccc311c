/ nofork.s: a fork that fails. It forks until there is no room for one more, says how many it
/ made and what the error was, and then kills and buries them all.
/
/ Look at what a failed fork is: the parent alone returns, at pc+2 as ever, with the carry set
/ and the error in r0. EAGAIN, no more processes: all entries of proc[] are in use. ENOMEM:
/ there was neither core nor swap for the copy. (The Sixth Edition panics then.)
/
/ It cannot run under policy borrow: the first child never ends by itself, nor calls exec.
/
/ Descriptors 0 and 2 are closed first. Each fork adds to the counts of the open files, and a
/ count is a byte (f_count): the Sixth Edition takes one of more than 127 for less than nothing
/ and closes the terminal under everybody. Three descriptors of 46 processes would be 138.

	clr	r0
	sys	close
	mov	$2,r0
	sys	close
	sys	pipe			/ C: pipe(fd): for the children to wait at
	jcs	fail
	mov	r0,r2
	mov	$pids,r4
1:	cmp	r4,$pids+256.		/ more than any proc[] holds
	bhis	2f
	jsr	pc,_fork		/ C: while ((pid = fork()) > 0) *p++ = pid;
	bcs	2f
	tst	r0
	beq	child
	mov	r0,(r4)+
	br	1b

2:	mov	r0,r3			/ the error
	mov	r4,r0
	sub	$pids,r0
	asr	r0
	mov	r0,r2
	jsr	r5,say; <nofork: fork made \0>; .even
	jsr	pc,_putn
	jsr	r5,say; < processes, then: \0>; .even
	mov	r3,r0
	jsr	pc,_errstr
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even

3:	cmp	r4,$pids		/ C: while (p > pids) kill(*--p, 9);
	beq	4f
	mov	-(r4),r0
	sys	kill; 9.
	br	3b

4:	clr	r3			/ C: while (wait(&status) > 0) killed += status == 9;
5:	sys	wait
	bcs	6f
	bic	$!177,r1
	cmp	r1,$9.
	bne	5b
	inc	r3
	br	5b
6:	mov	r3,r0
	jsr	pc,_putn
	jsr	r5,say; < of them were killed by signal 9 and waited for; wait says: \0>; .even
	sys	wait			/ C: perror("wait"): no children are left
	jsr	pc,_errstr
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even

	jsr	pc,_fork		/ and now there is room again
	bcs	fail
	tst	r0
	beq	7f
	sys	wait
	jsr	r5,say; <nofork: fork works again\n\0>; .even
7:	clr	r0
	sys	exit

child:	mov	r2,r0			/ nobody ever writes there: stands until it is killed
	sys	read; buf; 1
	sys	exit

fail:	jsr	pc,_errstr
	jsr	pc,_puts
	jsr	r5,say; <: nofork\n\0>; .even
	mov	$1,r0
	sys	exit

	.bss
buf:	. = .+2
pids:	. = .+256.
	.text
