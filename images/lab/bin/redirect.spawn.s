/ redirect.spawn.s: redirect.s once more, without a fork. spawn makes the child out of the file, and
/ nothing of the parent is ever copied. What the child of redirect.s did between fork and exec
/ has no place to be done in; the kernel does it, from a list of actions.
/
/ Look at what is gone: the second return, and with it the `tst r0` that tells who is who.

	mov	$echo,r0
	mov	$args,r1
	mov	$actions,r2
	jsr	pc,_spawn		/ C: posix_spawn(&pid, "/bin/echo", &actions, 0, args, 0)
	bcs	fail
	sys	wait			/ C: wait(&status)
	jsr	r5,say; <in redirect.out: \0>; .even
	sys	open; out; 0		/ C: fd = open("redirect.out", 0)
	bcs	fail
	sys	read; buf; 64.		/ C: n = read(fd, buf, 64)
	mov	r0,r2
	mov	$1,r0
	mov	$buf,r1
	jsr	pc,_write		/ C: write(1, buf, n)
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
actions:
	1; 1				/ close(1)
	4; 1; out; 666			/ 1 = creat("redirect.out", 0666)
	0				/ the end of the list
	.bss
buf:	. = .+64.
	.text
