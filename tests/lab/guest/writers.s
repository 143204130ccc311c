/ writers.s: eight processes that each write files of their own, 12 blocks, and read them again; that
/ append to one file by one offset; and that create, link and remove one and the same name. Each is
/ a program of its own, this one with a letter and a number as its argument, so that whatever way
/ a process is made, it has memory of its own soon.

N	= 8.

	cmp	(sp),$1
	bgt	worker

/ What differs between children is in a register: fork may share all else.

	sys	chdir; tmp
	mov	$kinds,r3
1:	mov	r3,-(sp)
	mov	$words,r1		/ C: for (i = 0; i < N; i++) words[i] = "w0" + i
	mov	$'0,r2
2:	movb	(r3),(r1)+
	movb	r2,(r1)+
	clr	(r1)+
	inc	r2
	cmp	r2,$'0+N
	blo	2b
	sys	creat; same; 666
	mov	r0,fd
	mov	$words,r4
3:	mov	r4,r2
	sub	$words,r2
	add	r2,r2
	add	$vectors,r2		/ each its own vector, too
	mov	$path,(r2)
	mov	r4,2(r2)
	jsr	pc,_fork
	bcs	5f
	tst	r0
	bne	4f
	mov	$path,r0
	mov	r2,r1
	jsr	pc,_exec
	mov	$77,r0
	sys	exit
4:	add	$4,r4
	cmp	r4,$words+[N*4]
	blo	3b
	br	6f
5:	sys	wait			/ no room: when one has ended
	bcs	6f
	tst	r1
	jsr	r5,equal; <status of a child\0>; .even
	br	3b
6:	jsr	pc,_reap
	mov	fd,r0
	sys	close
	sys	stat; same; buf
	bcs	7f			/ the last kind has removed it
	cmpb	(r3),$'s
	bne	7f
	cmp	buf+12,$N*200.
	jsr	r5,equal; <all that was appended\0>; .even
7:	sys	unlink; same
	mov	(sp)+,r3
	inc	r3
	tstb	(r3)
	bne	1b
	mov	$name,r0
	jmp	done

worker:	mov	4(sp),r4		/ C: argv[1]
	movb	1(r4),r3		/ r3: which one
	cmpb	(r4),$'s
	beq	append
	cmpb	(r4),$'n
	beq	names

/ w: files of its own.

	movb	r3,fn
	mov	$3,r4			/ r4: file after file
1:	sys	creat; fn; 666
	jsr	r5,fine; <creat\0>; .even
	mov	r0,fd
	clr	r2
2:	mov	$buf,r1			/ r2: block; r3, r4 and r2 make its words
	mov	r2,r0
	swab	r0
	add	r4,r0
	ash	$3,r0
	add	r3,r0
3:	mov	r0,(r1)+
	inc	r0
	cmp	r1,$buf+512.
	blo	3b
	mov	fd,r0
	sys	write; buf; 512.
	jsr	r5,want; 512.; <write\0>; .even
	inc	r2
	cmp	r2,$12.
	blo	2b
	mov	fd,r0
	sys	close
	sys	open; fn; 0
	mov	r0,fd
	clr	r2
4:	mov	fd,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read\0>; .even
	mov	$buf,r1
	mov	r2,r0
	swab	r0
	add	r4,r0
	ash	$3,r0
	add	r3,r0
5:	cmp	r0,(r1)+
	bne	6f
	inc	r0
	cmp	r1,$buf+512.
	blo	5b
6:	jsr	r5,equal; <contents\0>; .even
	inc	r2
	cmp	r2,$12.
	blo	4b
	mov	fd,r0
	sys	close
	bit	$1,r4			/ every second file stays
	beq	7f
	sys	unlink; fn
	jsr	r5,fine; <unlink\0>; .even
7:	incb	fn+1
	dec	r4
	bne	1b
	br	end

/ s: two bytes after two bytes, with descriptor 3, which the parent has opened for all.

append:	mov	$100.,r2
1:	mov	$3,r0
	sys	write; buf; 2
	jsr	r5,want; 2; <append\0>; .even
	sob	r2,1b
	br	end

/ n: who creates, links and removes first is anybody's guess, but nothing else can go wrong.

names:	movb	r3,fn
	mov	$8.,r2
1:	sys	creat; same; 666
	bcs	2f
	mov	r0,r4
	sys	write; buf; 1
	jsr	r5,want; 1; <write to the same\0>; .even
	mov	r4,r0
	sys	close
2:	sys	link; same; fn
	sys	unlink; same
	sys	unlink; fn
	sob	r2,1b

end:	mov	wrongs,r0
	sys	exit

name:	<writers\0>
path:	</bin/writers\0>
tmp:	</tmp\0>
same:	<same\0>
kinds:	<wsn\0>
	.even
	.data
fn:	<0a\0>
	.even
	.bss
fd:	. = .+2
words:	. = .+[N*4]
vectors: . = .+[N*8.]
buf:	. = .+512.
	.text
