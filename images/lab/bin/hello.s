/ hello.s: how a process is born, as every textbook tells it. One process calls fork, two
/ return from it: 0 in the child, the child's pid in the parent.
/
/ Look at `jsr pc,_fork`: it is called once, and the `tst r0` behind it is run twice, by the
/ parent and by the child. Where the two part, and who makes the child's 0: lib/fork.s.
/
/ It prints (the pids are as they come):
/	parent: pid 3
/	hello from the child, pid 4
/	parent: child 4 exited with status 0

	jsr	r5,say; <parent: pid \0>; .even
	sys	getpid			/ C: printf("parent: pid %d\n", getpid());
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even

	jsr	pc,_fork		/ C: pid = fork();
	bcs	failed			/ C: if (pid < 0) ...
	tst	r0			/ C: if (pid == 0) {
	bne	parent

/ From here to its exit only the child comes by. Its memory is a copy of the parent's: the
/ same stack at the same addresses, another place in core.

	jsr	r5,say; <hello from the child, pid \0>; .even
	sys	getpid
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	clr	r0			/ C:	_exit(0);
	sys	exit			/ C: }

/ And here only the parent. wait stands still until the child has ended; without it the two
/ would print in any order.

parent:
	sys	wait			/ C: pid = wait(&status);
	bcs	failed
	mov	r1,r2			/ the status comes in r1
	jsr	r5,say; <parent: child \0>; .even
	jsr	pc,_putn		/ the pid in r0
	jsr	r5,say; < exited with status \0>; .even
	mov	r2,r0
	swab	r0			/ C: status >> 8
	bic	$!377,r0
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	clr	r0
	sys	exit			/ C: exit(0);

failed:
	mov	$1f,r1
	jsr	pc,_perror		/ C: perror("hello"); exit(1);
	mov	$1,r0
	sys	exit

	.data				/ so that it has some: a policy may share it
1:	<hello\0>
	.even
	.text
