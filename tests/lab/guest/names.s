/ names.s: eight processes create, write and remove one and the same name, and each a name of its own,
/ all in one directory. The number that one has read in an entry may be free again, or another
/ file's, before he has the inode: then that is not the file, and no block may be lost with it.

N	= 8.

	sys	chdir; tmp
	mov	$'a,r3
1:	jsr	pc,_fork
	bcs	2f
	tst	r0
	beq	child
	inc	r3
	cmp	r3,$'a+N
	blo	1b
2:	jsr	r5,fine; <fork\0>; .even
	jsr	pc,_reap
	sys	unlink; same
	mov	$name,r0
	jmp	done

child:	movb	r3,own
	mov	$40.,r2
1:	sys	creat; same; 666
	jsr	r5,fine; <creat the same\0>; .even
	mov	r0,r4
	sys	write; buf; 1
	mov	r4,r0
	sys	close
	sys	unlink; same
	bit	$3,r2
	bne	2f
	sys	creat; own; 666
	jsr	r5,fine; <creat one's own\0>; .even
	mov	r0,r4
	sys	write; buf; 512.
	mov	r4,r0
	sys	close
	sys	stat; own; st
	cmp	st+12,$512.
	jsr	r5,equal; <size of one's own\0>; .even
	sys	unlink; own
	jsr	r5,fine; <unlink one's own\0>; .even
2:	dec	r2
	bne	1b
	mov	wrongs,r0
	sys	exit

name:	<names\0>
tmp:	</tmp\0>
same:	<same\0>
	.even
	.data
own:	<a\0>
	.bss
st:	. = .+36.
buf:	. = .+512.
	.text
