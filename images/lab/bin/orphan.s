/ orphan.s: a child whose parent exits first becomes a child of process 1, which waits for all.
/
/ V6 has no getppid. A process is told its parent's pid once: in r0, when it comes out of fork.
/ So this program makes the trap itself, without the library, whose `clr r0` would hide it:
/ look at `br child`, and at what the child finds in r0.
/
/ Three processes: the first one waits, so that all is done when the shell goes on. The second
/ is the parent and exits, the third is the orphan. It must not look before its parent is gone
/ and waited for; it reads a pipe whose writing end the first closes after the wait. The first
/ waits for the orphan, no child of its, by the writing end of another pipe that the orphan holds.
/
/ It cannot run under policy borrow: the first stands still until the second has ended, the second
/ until the third has, and the third waits for the first.

	sys	pipe			/ C: pipe(go)
	bcs	fail
	mov	r0,r2			/ r2 to read, r3 to write
	mov	r1,r3
	sys	pipe			/ C: pipe(done)
	bcs	fail
	mov	r0,r4			/ r4 to read, r5 to write
	mov	r1,r5
	sys	fork
	br	second
	bcs	fail

	sys	wait			/ the first process: the parent is gone now
	mov	r5,r0
	sys	close			/ C: close(done[1]);
	mov	r3,r0
	sys	close			/ C: close(go[1]);  off with the orphan
	mov	r4,r0
	sys	read; buf; 1		/ C: read(done[0], buf, 1);  0, when it has ended
	clr	r0
	sys	exit

second:					/ the parent
	sys	fork
	br	child
	bcs	fail
	clr	r0
	sys	exit			/ dies before its child

child:
	jsr	r5,say; <r0 says: my parent is process \0>; .even
	jsr	pc,_putn		/ the pid that fork left in r0
	jsr	r5,say; <\n\0>; .even
	mov	r3,r0			/ C: close(go[1]); read(go[0], buf, 1);
	sys	close
	mov	r2,r0
	sys	read; buf; 1
	jsr	r5,say; <it has exited. I am process \0>; .even
	sys	getpid
	jsr	pc,_putn
	jsr	r5,say; <, and ps says whose child:\n\0>; .even
	sys	exec; ps; args
fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<orphan\0>
ps:	</bin/ps\0>
psname:	<ps\0>
	.even
args:	psname; 0
	.bss
buf:	. = .+2
	.text
