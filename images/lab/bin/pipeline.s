/ pipeline.s: `echo one two three | cat`, as the shell does it: one pipe, two forks, two execs.
/
/ A pipe has no name, so a process can have it only from a parent that made it before the fork.
/ Look at dup: it gives the lowest free descriptor, and so puts an end of the pipe where the
/ program that comes by exec expects its input or output, at 0 or 1.
/ And at who closes what: cat sees the end of its input only when nobody, its parent included,
/ has the writing end open (pipeends.s). pipeline.spawn.s says the same by lists of actions.

	sys	pipe			/ C: pipe(fd)
	jcs	fail
	mov	r0,r2			/ r2 to read, r3 to write
	mov	r1,r3

	jsr	pc,_fork		/ C: if (fork() == 0) {
	jcs	fail
	tst	r0
	bne	1f
	mov	$1,r0
	sys	close			/ C:	close(1); dup(fd[1]);
	mov	r3,r0
	sys	dup
	jsr	pc,ends			/ C:	close(fd[0]); close(fd[1]);
	sys	exec; echo; args1	/ C:	execl("/bin/echo", "echo", ...); }
	br	fail

1:	jsr	pc,_fork		/ C: if (fork() == 0) {
	bcs	fail
	tst	r0
	bne	2f
	clr	r0
	sys	close			/ C:	close(0); dup(fd[0]);
	mov	r2,r0
	sys	dup
	jsr	pc,ends			/ C:	close(fd[0]); close(fd[1]);
	sys	exec; cat; args2	/ C:	execl("/bin/cat", "cat", 0); }
	br	fail

2:	jsr	pc,ends			/ C: close(fd[0]); close(fd[1]);
	sys	wait			/ C: wait(&status); wait(&status);
	sys	wait
	clr	r0
	sys	exit

ends:	mov	r2,r0
	sys	close
	mov	r3,r0
	sys	close
	rts	pc

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<pipeline\0>
echo:	</bin/echo\0>
cat:	</bin/cat\0>
w0:	<echo\0>
w1:	<one\0>
w2:	<two\0>
w3:	<three\0>
w4:	<cat\0>
	.even
args1:	w0; w1; w2; w3; 0
args2:	w4; 0
