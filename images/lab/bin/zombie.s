/ zombie.s: a process that has exited is not gone. Its memory and files are; its entry in proc[]
/ stays, with the exit status, until its parent asks for that by wait. Till then: a zombie.
/
/ Look at the first list of ps: the child's state. In the second its entry is gone.
/
/ The parent must not call wait before ps is done, or it would bury the zombie. So it learns
/ in another way that both have come to their end: they hold the writing end of a pipe that
/ nobody writes to, and when nobody holds it any more, a read of it returns 0.

	sys	pipe			/ C: pipe(fd)
	bcs	fail
	mov	r0,r2			/ r2 to read, r3 to write
	mov	r1,r3
	jsr	pc,_fork		/ C: if (fork() == 0) _exit(5);
	bcs	fail
	tst	r0
	bne	1f
	mov	$5,r0
	sys	exit

1:	mov	r0,r4
	jsr	r5,say; <child \0>; .even
	jsr	pc,_putn
	jsr	r5,say; < exits, and nobody waits for it\n\0>; .even
	mov	$1,r0			/ time enough to exit
	sys	sleep
	jsr	pc,_fork		/ C: if (fork() == 0) execl("/bin/ps", "ps", 0);
	bcs	fail
	tst	r0
	bne	2f
	sys	exec; ps; args
	sys	exit
2:	mov	r3,r0			/ C: close(fd[1]); read(fd[0], &c, 1);
	sys	close
	mov	r2,r0
	sys	read; buf; 1		/ ps has it still: waits until ps has ended

3:	sys	wait			/ C: while ((pid = wait(&status)) != -1)
	bcs	4f
	mov	r1,r3
	jsr	r5,say; <wait: child \0>; .even
	jsr	pc,_putn
	jsr	r5,say; < had exited with status \0>; .even
	swab	r3
	bic	$!377,r3
	mov	r3,r0
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	br	3b

4:	jsr	pc,_fork		/ ps once more
	bcs	fail
	tst	r0
	bne	5f
	sys	exec; ps; args
	sys	exit
5:	sys	wait
	clr	r0
	sys	exit

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<zombie\0>
ps:	</bin/ps\0>
psname:	<ps\0>
	.even
args:	psname; 0
	.bss
buf:	. = .+2
	.text
