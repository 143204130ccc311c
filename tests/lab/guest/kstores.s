/ kstores.s: stores that the kernel makes for a process, into pages that its child has too, across the
/ boundary of two. Whoever asks for it finds there what it should, and around it what was; the
/ other finds all as it was. First the parent asks, then the child.

BOUND	= 40000				/ page 2
AREA	= BOUND-400			/ what is looked at: 512 bytes

	sys	creat; file; 600
	mov	r0,r2
	mov	$src,r0			/ 512 bytes that are nobody else's
	mov	$1,r1
1:	movb	r1,(r0)+
	add	$7,r1
	cmp	r0,$src+512.
	blo	1b
	mov	r2,r0
	sys	write; src; 512.
	mov	r2,r0
	sys	close
	sys	open; file; 0
	mov	r0,filefd
	sys	pipe			/ for the data
	mov	r0,pr
	mov	r1,pw
	sys	pipe			/ for the word to go
	mov	r0,gor
	mov	r1,gow
	mov	$cases,r5
next:
	clr	who
	jsr	pc,both
	inc	who
	jsr	pc,both
	add	$6,r5
	cmp	r5,$ecases
	blo	next
	mov	bad,r0
	bne	2f
	jsr	r5,say; <all as it should be\n\0>; .even
2:	sys	unlink; file
	sys	exit

both:	mov	$AREA,r0
1:	mov	r0,r1
	com	r1
	mov	r1,(r0)+
	cmp	r0,$AREA+1000
	blo	1b
	jsr	pc,_fork
	bcs	wrong
	tst	r0
	beq	child
	tst	who
	bne	2f
	jsr	pc,*(r5)		/ act
	bcs	wrong
	mov	$1,r0
	jsr	pc,check
	mov	gow,r0
	sys	write; src; 1
2:	sys	wait
	tst	r1
	bne	wrong
	tst	who
	beq	3f
	clr	r0
	jsr	pc,check
3:	rts	pc

child:	tst	who
	bne	2f
	mov	gor,r0
	sys	read; dummy; 1
	clr	r0
	jsr	pc,check
	clr	r0
	sys	exit
2:	jsr	pc,*(r5)
	bcs	wrong
	mov	$1,r0
	jsr	pc,check
	clr	r0
	sys	exit

/ check(r0: has it acted?): the area, byte by byte: as filled; between addr and addr + len as src

check:	mov	r0,r3
	mov	$AREA,r2
1:	mov	r2,r0
	bic	$1,r0
	com	r0
	bit	$1,r2
	beq	2f
	swab	r0
2:	tst	r3
	beq	3f
	mov	r2,r1
	sub	2(r5),r1
	cmp	r1,4(r5)
	bhis	3f
	cmp	(r5),$know		/ what it is is not known
	bhis	4f
	movb	src(r1),r0
3:	cmpb	r0,(r2)
	bne	wrong
4:	inc	r2
	cmp	r2,$AREA+1000
	blo	1b
	rts	pc

wrong:	mov	$1,bad
	jsr	r5,say; <wrong: case \0>; .even
	mov	r5,r0
	sub	$cases,r0
	jsr	pc,_putn
	jsr	r5,say; < of \0>; .even
	mov	who,r0
	jsr	pc,_putn
	jsr	r5,say; <, at \0>; .even
	mov	r2,r0
	jsr	pc,_puto
	jsr	r5,say; <\n\0>; .even
	mov	$1,r0
	sys	exit

/ What can be asked for; 2(r5) says where it is to be stored, 4(r5) how much. Carry: it failed.

rdfile:	mov	filefd,r0
	sys	seek; 0; 0
	mov	filefd,r0
	br	1f
rdpipe:	mov	pw,r0
	mov	$src,r1
	mov	4(r5),r2
	jsr	pc,_write
	mov	pr,r0
1:	mov	2(r5),r1
	mov	4(r5),r2
	jsr	pc,_read
	bcs	2f
	cmp	r0,4(r5)
	bne	2f
	rts	pc
2:	sec
	rts	pc

know:					/ from here on: only what is around it
	mov	2(r5),9f+2
	clr	r0
	sys	0; 9f
	rts	pc
gttyto:	mov	$2,r0
	mov	2(r5),8f+2
	sys	0; 8f
	rts	pc
timesto: mov	2(r5),7f+2
	sys	0; 7f
	rts	pc
labto:	mov	2(r5),6f+2
	sys	0; 6f
	rts	pc
statto:	mov	$file,r0
	mov	2(r5),r1
	jmp	_stat

	.data
9:	sys	fstat; 0
8:	sys	gtty; 0
7:	sys	43.; 0			/ times
6:	sys	55.; 0			/ labstat
cases:	rdfile; BOUND-1; 1
	rdfile; BOUND; 1
	rdfile; BOUND-1; 2
	rdfile; BOUND-1; 3
	rdfile; BOUND-2; 4
	rdfile; BOUND-7; 15.
	rdfile; BOUND-10; 20
	rdfile; BOUND-100; 177
	rdfile; BOUND; 400
	rdfile; AREA; 1000
	rdfile; AREA+1; 776
	rdpipe; BOUND-1; 1
	rdpipe; BOUND-1; 2
	rdpipe; BOUND-3; 6
	rdpipe; BOUND-4; 7
	rdpipe; AREA; 1000
	rdpipe; AREA+1; 777
	know; BOUND-18.; 36.
	statto; BOUND-2; 36.
	statto; BOUND-34.; 36.
	gttyto; BOUND-2; 6
	gttyto; BOUND-4; 6
	timesto; BOUND-6; 12.
	labto; BOUND-16.; 32.
ecases:
file:	</tmp/kstores\0>
	.even
	.bss
who:	. = .+2
bad:	. = .+2
filefd:	. = .+2
pr:	. = .+2
pw:	. = .+2
gor:	. = .+2
gow:	. = .+2
dummy:	. = .+2
src:	. = .+512.
	. = .+10000.
	.text
