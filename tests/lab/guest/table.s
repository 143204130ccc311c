/ table.s: the tables overflow: descriptors of a process, open files of all, inodes in core. Each
/ is full with an error, and after the close all is as it was. The kernel says `no file` and
/ `Inode table overflow` on the console, once for each that failed.

/ 15 descriptors.

	mov	$3,r3
1:	sys	open; root; 0
	bcs	2f
	inc	r3
	cmp	r3,$20.
	blo	1b
2:	jsr	r5,fails; EMFILE; <descriptors without end\0>; .even
	cmp	r3,$15.
	jsr	r5,equal; <15 descriptors\0>; .even
	sys	creat; many; 666
	jsr	r5,fails; EMFILE; <creat without a descriptor\0>; .even
	clr	r0
	sys	dup
	jsr	r5,fails; EMFILE; <dup without a descriptor\0>; .even
3:	dec	r3
	mov	r3,r0
	sys	close
	cmp	r3,$3
	bhi	3b
	sys	unlink; many		/ as on V6 the file was made all the same
	sys	chdir; tmp

/ 100 open files: the console's, four of the two pipes, and 95.

	mov	$root,path
	jsr	pc,fullup
	jsr	r5,want; 95.; <open files\0>; .even
	sys	open; root; 0
	jsr	r5,fails; ENFILE; <open, no file\0>; .even
	sys	pipe
	jsr	r5,fails; ENFILE; <pipe, no file\0>; .even
	clr	r0
	sys	dup			/ that needs none
	jsr	r5,want; 7; <dup\0>; .even
	sys	close
	jsr	pc,letgo
	sys	open; root; 0
	jsr	r5,want; 3; <open again\0>; .even
	sys	close

/ 100 inodes, each child with files of its own. Some are in use: the root, this directory, the
/ console, three texts, two pipes.

	clr	r2
1:	jsr	pc,number
	sys	creat; fn; 666
	jsr	r5,want; 3; <creat a lot\0>; .even
	sys	close
	inc	r2
	cmp	r2,$110.
	blo	1b
	mov	$fn,path
	jsr	pc,fullup
	jsr	r5,want; 92.; <inodes\0>; .even
	mov	$109.,r2
	jsr	pc,number
	sys	open; fn; 0
	jsr	r5,fails; ENFILE; <open, no inode\0>; .even
	sys	creat; many; 666
	jsr	r5,fails; ENFILE; <creat, no inode\0>; .even
	sys	unlink; fn
	jsr	r5,fails; ENFILE; <unlink, no inode\0>; .even
	sys	exec; echo; args
	jsr	r5,fails; ENFILE; <exec, no inode\0>; .even
	sys	open; root; 0		/ one that is in core already
	jsr	r5,want; 7; <open, inode in core\0>; .even
	sys	close
	jsr	pc,letgo
	sys	creat; many; 666
	jsr	r5,want; 3; <creat again\0>; .even
	sys	unlink; many
	clr	r2
2:	jsr	pc,number
	sys	unlink; fn
	jsr	r5,fine; <unlink a lot\0>; .even
	inc	r2
	cmp	r2,$110.
	blo	2b
	mov	$name,r0
	jmp	done

/ fullup: children open files named by path (fn: number after number) until none can; r0 is how
/ many they have. Pipes: 3, 4 tell the parent, 5, 6 hold the children until the parent closes 6.

fullup:
	sys	pipe
	sys	pipe
	clr	total
	mov	$11.,r4
	clr	r2			/ r2: number of the next file
1:	jsr	pc,_fork
	tst	r0
	beq	child
	mov	$3,r0
	sys	read; got; 4
	jsr	r5,want; 4; <a child's word\0>; .even
	add	got,r2
	add	got,total
	cmp	got+2,$EMFILE		/ it is full
	beq	2f
	cmp	got+2,$ENFILE		/ all is full
2:	jsr	r5,equal; <a child's error\0>; .even
	sob	r4,1b
	mov	total,r0
	clc
	rts	pc

child:	mov	$6,r0
	sys	close
	clr	got
3:	cmp	path,$fn
	bne	4f
	jsr	pc,number
4:	mov	path,r0
	clr	r1
	jsr	pc,_open
	bcs	5f
	inc	got
	inc	r2
	br	3b
5:	mov	r0,got+2
	mov	$4,r0
	sys	write; got; 4
	mov	$5,r0
	sys	read; got; 1
	clr	r0
	sys	exit

letgo:	mov	$6,r0
	sys	close
	jsr	pc,_reap
	mov	$5,r4
1:	mov	r4,r0
	sys	close
	dec	r4
	cmp	r4,$3
	bhis	1b
	rts	pc

number:	mov	r2,r1			/ fn is name number r2
	clr	r0
	div	$100.,r0
	add	$'0,r0
	movb	r0,fn+1
	clr	r0
	div	$10.,r0
	add	$'0,r0
	movb	r0,fn+2
	add	$'0,r1
	movb	r1,fn+3
	rts	pc

name:	<table\0>
root:	</\0>
tmp:	</tmp\0>
many:	<many\0>
echo:	</bin/echo\0>
	.even
	.data
fn:	<n000\0>
	.even
args:	echo; 0
	.bss
path:	. = .+2
total:	. = .+2
got:	. = .+4
	.text
