/ tty.s: a terminal's modes and what is read from it, by a letter:
/
/	g	what gtty says			e	! erases, ^ kills the line
/	r	raw: the next characters, one by one, to a q	n	nothing is shown
/	t	tabs become blanks: a tab b	c	newline is newline: two lines
/	s	sleeps for 3 seconds, and tells what each read then gives, until the end
/	i	the same with DEL ignored, without the sleep	k	with DEL caught

	mov	4(sp),r4		/ C: argv[1]
	clr	r0
	sys	gtty; modes
	mov	modes+4,r3		/ r3: as it was
	movb	(r4),r4
	mov	$table,r2
1:	cmp	r4,(r2)+
	beq	2f
	tst	(r2)+
	br	1b
2:	jmp	*(r2)

table:	'g; show; 'e; edit; 'r; raw; 'n; noecho; 't; tabs; 'c; plain; 's; slow; 'i; deaf; 'k; catches

show:	mov	modes+4,r0
	jsr	pc,_puto
	jsr	r5,say; < \0>; .even
	mov	modes+2,r0
	jsr	pc,_puto
	br	nl

edit:	mov	$'^\<8+'!,modes+2
	br	set

noecho:	bic	$10,r3
set:	mov	r3,modes+4
	clr	r0
	sys	stty; modes
	clr	r0
	sys	exit

tabs:	bis	$2,modes+4
	jsr	pc,put
	jsr	r5,say; <a\tb\n123456789\tc\n\t\td\n\0>; .even
	br	set

plain:	bic	$20,modes+4
	jsr	pc,put
	jsr	r5,say; <one\ntwo\n\0>; .even
	br	set

put:	clr	r0
	sys	stty; modes
	rts	pc

raw:	bis	$40,modes+4
	bic	$10,modes+4
	jsr	pc,put
	jsr	r5,say; <raw\n\0>; .even
1:	clr	r0
	sys	read; buf; 10.
	mov	r0,r2
	jsr	pc,_putn
	jsr	r5,say; <:\0>; .even
	movb	buf,r0
	jsr	pc,_puto
	jsr	r5,say; <\n\0>; .even
	cmpb	buf,$'q
	bne	1b
	br	set

catches: sys	signal; 2; got
	br	lines
deaf:	sys	signal; 2; 1
	br	lines
slow:	jsr	r5,say; <asleep\n\0>; .even
	mov	$3,r0
	sys	sleep
lines:	clr	r0
	sys	read; buf; 600.
	bcs	2f
	mov	r0,r2
	jsr	pc,_putn
	jsr	r5,say; <:\0>; .even
	mov	$buf,r1
	mov	$1,r0
	jsr	pc,_write
	tst	r2
	bne	lines
nl:	jsr	r5,say; <\n\0>; .even
	clr	r0
	sys	exit
2:	jsr	r5,say; <error \0>; .even
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	br	lines

got:	mov	r0,-(sp)
	jsr	r5,say; <caught\n\0>; .even
	mov	(sp)+,r0
	rtt
	.bss
modes:	. = .+6
buf:	. = .+600.
	.text
