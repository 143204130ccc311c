/ pipeline.spawn.s: pipeline.s without a fork. What each child did to its descriptors is a list now,
/ which the kernel goes through in the child before its program begins.
/
/ Look at the lists: 2, fd, new makes new what fd is; 1, fd closes. The numbers of the pipe's ends
/ are filled in when they are known. Both children have both ends until their lists close them.

	sys	pipe			/ C: pipe(fd)
	bcs	fail
	mov	r0,r2			/ r2 to read, r3 to write
	mov	r1,r3
	mov	r3,toecho+2		/ dup2(fd[1], 1); close(fd[0]); close(fd[1]);
	mov	r2,toecho+10
	mov	r3,toecho+14
	mov	r2,tocat+2		/ dup2(fd[0], 0); close(fd[0]); close(fd[1]);
	mov	r2,tocat+10
	mov	r3,tocat+14

	mov	r2,-(sp)
	mov	$echo,r0
	mov	$args1,r1
	mov	$toecho,r2
	jsr	pc,_spawn		/ C: posix_spawn(&pid, "/bin/echo", &toecho, 0, args1, 0)
	bcs	fail
	mov	$cat,r0
	mov	$args2,r1
	mov	$tocat,r2
	jsr	pc,_spawn		/ C: posix_spawn(&pid, "/bin/cat", &tocat, 0, args2, 0)
	bcs	fail

	mov	(sp)+,r0
	sys	close			/ C: close(fd[0]); close(fd[1]);
	mov	r3,r0
	sys	close
	sys	wait			/ C: wait(&status); wait(&status);
	sys	wait
	clr	r0
	sys	exit

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<pipeline.spawn\0>
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
	.data
toecho:	2; 0; 1;  1; 0;  1; 0;  0
tocat:	2; 0; 0;  1; 0;  1; 0;  0
