/ pipeends.s: whoever forks with a pipe open must close the ends it does not use.
/
/ A read of an empty pipe waits as long as anybody has the writing end open; only when the last
/ of them is closed does it return 0, the end of the file. fork copies descriptors, so after it
/ there are two writing ends, and each process has to close its own:
/	the reader's own copy: if it keeps it, it waits for itself, for ever;
/	the writer's: it goes with close, or at the latest with exit.
/ The common mistake is a parent that writes, keeps its end open, and waits for the child: the
/ child waits for the end of the file, the parent for the child, and neither moves again.
/
/ Here the child tells by a second pipe how many bytes each read brought: 7, and the parent can
/ see that it has not ended. The second read returns when the parent closes its end.
/
/ It cannot run under policy borrow: the parent would have to write while it stands still.

	sys	pipe			/ C: pipe(data)
	jcs	fail
	mov	r0,r2			/ r2 to read it, r3 to write it
	mov	r1,r3
	sys	pipe			/ C: pipe(told)
	jcs	fail
	mov	r0,r4			/ r4 to read it, r5 to write it
	mov	r1,r5
	jsr	pc,_fork
	bcs	fail
	tst	r0
	beq	child

	mov	r2,r0			/ the parent: closes the ends that are not its own
	sys	close			/ C: close(data[0]); close(told[1]);
	mov	r5,r0
	sys	close
	mov	r3,r0
	sys	write; text; 7		/ C: write(data[1], "7 bytes", 7);
	jsr	pc,hear
	jsr	r5,say; <the writing end is still open here: the child reads on\n\0>; .even
	jsr	r5,say; <parent: close\n\0>; .even
	mov	r3,r0
	sys	close			/ C: close(data[1]);  without this it ends here
	jsr	pc,hear
	sys	wait
	jsr	r5,say; <parent: the child has ended\n\0>; .even
	clr	r0
	sys	exit

hear:	mov	r4,r0			/ C: read(told[0], &got, 2);
	sys	read; got; 2
	jsr	r5,say; <child: a read brought \0>; .even
	mov	got,r0
	jsr	pc,_putn
	jsr	r5,say; < bytes\n\0>; .even
	rts	pc

child:	mov	r3,r0			/ the child: without this one it never ends
	sys	close			/ C: close(data[1]); close(told[0]);
	mov	r4,r0
	sys	close
1:	mov	r2,r0
	sys	read; buf; 512.		/ C: do { n = read(data[0], buf, 512);
	mov	r0,mine
	mov	r5,r0
	sys	write; mine; 2		/ C:	write(told[1], &n, 2);
	tst	mine
	bne	1b			/ C: } while (n > 0);
	sys	exit

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<pipeends\0>
text:	<7 bytes>
	.even
	.bss
got:	. = .+2				/ the parent's
mine:	. = .+2				/ the child's
buf:	. = .+512.
	.text
