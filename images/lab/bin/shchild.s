/ shchild.s: what a child of the shell does between fork and exec. It is the shell's program still,
/ in a process of its own: it may bend its descriptors and signals as it likes, and the command
/ that it turns into by exec finds them so and need not know.
/
/ r4: the command's tokens; r3, r2, r5: pipes, see shpipe.s. All it writes to is its stack.

child:
	mov	r4,r0			/ does the pipeline end in & ?
1:	jsr	pc,ends
	cmp	(r0)+,$'|
	beq	1b
	cmp	-(r0),$'&
	beq	2f
	tst	talks			/ no: DEL and FS do again what they always did
	beq	3f
	sys	signal; 2; 0
	sys	signal; 3; 0
	br	3f
2:	sys	signal; 2; 1		/ yes: they are for others,
	sys	signal; 3; 1
	tst	r3			/ and so is what is typed
	bne	3f
	clr	r0
	sys	close			/ C: close(0); open("/dev/null", 0);
	sys	open; null; 0

/ Pipes: descriptor 0 becomes the one before, 1 the one behind.

3:	tst	r3
	beq	4f
	clr	r0
	sys	close			/ C: close(0); dup(r3); close(r3);
	mov	r3,r0
	sys	dup			/ dup gives the lowest free number, 0
	mov	r3,r0
	sys	close
4:	tst	r2
	beq	5f
	mov	$1,r0
	sys	close			/ C: close(1); dup(r2); close(r2); close(r5);
	mov	r2,r0
	sys	dup
	mov	r2,r0
	sys	close
	mov	r5,r0			/ the reading end is for the next command
	sys	close

/ Words become arguments, on the stack; redirections are done.

5:	mov	r4,r0
	jsr	pc,ends
	sub	r4,r0			/ there are not more words than tokens
	sub	r0,sp
	tst	-(sp)			/ and a 0 behind them
	mov	sp,r3			/ r3: where the next argument goes
6:	mov	(r4)+,r2
	cmp	r2,$400
	blo	7f
	mov	r2,(r3)+
	br	6b
7:	cmp	r2,$'<
	beq	in
	cmp	r2,$'>
	beq	out
	cmp	r2,$MORE
	beq	append
	clr	(r3)
	tst	(sp)			/ nothing but redirections
	beq	gone
	br	run

in:	clr	r0			/ C: close(0); open(file, 0);
	sys	close
	mov	(r4)+,r0
	clr	r1
	jsr	pc,_open
	br	1f

append:	mov	$1,r0			/ C: close(1); open(file, 1); seek(1, 0, 2);
	sys	close
	mov	(r4)+,r0
	mov	$1,r1
	jsr	pc,_open
	bcs	2f			/ it is not there: as >
	sys	seek; 0; 2
	br	6b

out:	mov	$1,r0			/ C: close(1); creat(file, 0666);
	sys	close
	tst	(r4)+
2:	mov	-2(r4),r0
	mov	$666,r1
	jsr	pc,_creat
1:	bcc	6b
	mov	-2(r4),r1
	br	fail

/ And now the command itself. The places to look: as it is, /bin, /usr/bin. If it is in none, r4 is
/ the reason that is told: the first that was not just `no such file` (ENOENT).

run:
	clr	r4
	mov	sp,r3			/ the arguments
	mov	(r3),r0
	mov	r3,r1
	jsr	pc,_exec		/ C: execv(argv[0], argv)
	jsr	pc,why
	sub	$64.,sp			/ C: path = "/usr/bin/" + argv[0]
	mov	sp,r1
	mov	$usrbin,r0
1:	movb	(r0)+,(r1)+
	bne	1b
	dec	r1
	mov	(r3),r0
	mov	sp,r2
	add	$63.,r2
2:	cmp	r1,r2			/ too long for a path: nothing can be found there
	bhis	3f
	movb	(r0)+,(r1)+
	bne	2b
	mov	sp,r0
	add	$4,r0			/ C: execv(path + 4, argv): /bin
	mov	r3,r1
	jsr	pc,_exec
	jsr	pc,why
	mov	sp,r0
	mov	r3,r1
	jsr	pc,_exec		/ C: execv(path, argv)
	jsr	pc,why
3:	mov	(r3),r1
	mov	r4,r0
	bne	fail
	mov	$2,r0
	jsr	pc,_fputs
	mov	$absent,r1
	mov	$2,r0
	jsr	pc,_fputs
gone1:	mov	$127.,r0
	sys	exit

/ why(r0: error of an exec): goes back to look elsewhere if that place has no such program

why:	cmp	r0,$2			/ ENOENT
	beq	2f
	cmp	r0,$13.			/ EACCES: there is one, but not to be executed
	beq	1f
	cmp	r0,$20.			/ ENOTDIR: the way there leads through a file
	beq	1f
	mov	(r3),r1
fail:	jsr	pc,_perror
	br	gone1
1:	tst	r4
	bne	2f
	mov	r0,r4
2:	rts	pc

gone:	clr	r0
	sys	exit

usrbin:	</usr/bin/\0>
null:	</dev/null\0>
absent:	<: not found\n\0>
	.even
