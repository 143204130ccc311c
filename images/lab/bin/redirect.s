/ redirect.s: what the shell does for `echo ... >out`. Between fork and exec the child is still this
/ program, but a process of its own: it bends its descriptor 1, and the program that it becomes
/ by exec prints to 1 as ever. The parent's 1 is untouched: fork has copied the descriptors.
/
/ Look at close and creat: creat gives the lowest free descriptor, and the close has just made
/ that one 1. spawn has no such gap between fork and exec: redirect.spawn.s says it by a list.

	jsr	pc,_fork		/ C: if (fork() == 0) {
	bcs	fail
	tst	r0
	bne	parent
	mov	$1,r0
	sys	close			/ C:	close(1);
	sys	creat; out; 666		/ C:	creat("redirect.out", 0666);  it is 1
	bcs	fail
	sys	exec; echo; args	/ C:	execl("/bin/echo", "echo", ...);
	br	fail			/ C: }

parent:
	sys	wait			/ C: wait(&status)
	jsr	r5,say; <in redirect.out: \0>; .even
	sys	open; out; 0		/ C: fd = open("redirect.out", 0)
	bcs	fail
	sys	read; buf; 64.		/ C: n = read(fd, buf, 64)
	mov	r0,r2
	mov	$1,r0
	mov	$buf,r1
	jsr	pc,_write		/ C: write(1, buf, n): the parent's own 1
	sys	unlink; out
	clr	r0
	sys	exit

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<redirect\0>
out:	<redirect.out\0>
echo:	</bin/echo\0>
w0:	<echo\0>
w1:	<written\0>
w2:	<by\0>
w3:	<echo\0>
	.even
args:	w0; w1; w2; w3; 0
	.bss
buf:	. = .+64.
	.text
