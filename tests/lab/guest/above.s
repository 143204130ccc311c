/ above.s: two processes unlink a directory and the one above it at once. One waits for the disk
/ with the lower one in its hands when the other comes from above. Neither may, so both get an
/ error (1); what counts is that they get one.

RFALL	= 64				/ rfork: descriptors copied, data shared
mknod	= 14.

	sys	mknod; p; 140777; 0
	sys	link; p; pdot
	sys	link; tmp; pdotdot
	sys	mknod; a; 140777; 0
	sys	link; a; adot
	sys	link; p; adotdot
	sys	chdir; p
	sys	sync
	mov	$1,r0
	sys	setuid
	mov	$RFALL,r0
	jsr	pc,_rfork
	tst	r0
	beq	child
1:	tst	gone
	beq	1b
	sys	stat; nosuch; st	/ now p is in a buffer, and a is not
	inc	ready
2:	tst	off
	beq	2b
	sys	unlink; below
	jsr	pc,_putn
	sys	wait
	jsr	r5,say; < done\n\0>; .even
	clr	r0
	sys	exit

child:
	sys	chdir; a
	sys	open; unix; 0
	mov	r0,r4
3:	mov	r4,r0			/ everything else goes from the buffers
	sys	read; buf; 512.
	tst	r0
	bne	3b
	inc	gone
4:	tst	ready
	beq	4b
	inc	off
	sys	unlink; above
	jsr	pc,_putn
	clr	r0
	sys	exit

tmp:	</tmp\0>
p:	</tmp/p\0>
pdot:	</tmp/p/.\0>
pdotdot: </tmp/p/..\0>
a:	</tmp/p/a\0>
adot:	</tmp/p/a/.\0>
adotdot: </tmp/p/a/..\0>
nosuch:	<nosuch\0>
below:	<a\0>
above:	<..\0>
unix:	</unix\0>
	.even
	.bss
gone:	. = .+2
ready:	. = .+2
off:	. = .+2
st:	. = .+36.
buf:	. = .+512.
	.text
