/ sizes.s: data and stack become larger and smaller while a child has the same pages. What is new is
/ zero; what was there stays, in both. First the parent changes, then the child.

BASE	= 40000				/ page 2, two pages of data are full below it
DEEP	= 6000				/ bytes of stack

	sys	pipe
	mov	r0,gor
	mov	r1,gow
	clr	who
next:	sys	break; BASE+1000
	jcs	wrong
	mov	$ebss,r0			/ all of the data is known
1:	mov	r0,(r0)+
	cmp	r0,$BASE+1000
	blo	1b
	jsr	pc,_fork
	jcs	wrong
	tst	r0
	beq	child
	tst	who
	bne	2f
	jsr	pc,change
	mov	gow,r0
	sys	write; gow; 1
2:	sys	wait
	tst	r1
	jne	wrong
	tst	who
	beq	3f
	mov	$BASE+1000,r3
	jsr	pc,look
3:	inc	who
	cmp	who,$2
	blo	next
	jsr	r5,say; <both as they should be\n\0>; .even
	sys	exit

child:	tst	who
	bne	1f
	mov	gor,r0
	sys	read; dummy; 1
	mov	$BASE+1000,r3
	jsr	pc,look
	br	2f
1:	jsr	pc,change
2:	clr	r0
	sys	exit

change:	sys	break; BASE+3100		/ larger, within the page that is shared
	jcs	wrong
	mov	$BASE+1000,r3
	jsr	pc,look
	mov	$BASE+1000,r0
	mov	$BASE+3100,r1
	jsr	pc,zeros
	mov	$BASE+1000,r0
1:	mov	$-1,(r0)+
	cmp	r0,$BASE+3100
	blo	1b
	sys	break; BASE+24000		/ and by a page more
	jcs	wrong
	mov	$BASE+3100,r0
	mov	$BASE+24000,r1
	jsr	pc,zeros
	sys	break; BASE-3000		/ smaller, by a page and a half
	jcs	wrong
	mov	$BASE-3000,r3
	jsr	pc,look
	sys	break; BASE+2000		/ larger again: what was given up is zero now
	jcs	wrong
	mov	$BASE-3000,r3
	jsr	pc,look
	mov	$BASE-3000,r0
	mov	$BASE+2000,r1
	jsr	pc,zeros
	mov	sp,r5				/ the stack: what is there stays
	mov	$12345,-(sp)
	mov	sp,r4
	sub	$DEEP,sp
	clr	-(sp)
	cmp	(r4),$12345
	jne	wrong
	mov	sp,r0
	add	$1000,r0
	mov	sp,r1
	add	$DEEP-1000,r1
	jsr	pc,zeros
	mov	r5,sp
	rts	pc

look:	mov	$ebss,r0			/ the data, up to r3, is as it was
1:	cmp	r0,r3
	bhis	2f
	cmp	r0,(r0)+
	beq	1b
	br	wrong
2:	rts	pc

zeros:	cmp	r0,r1				/ from r0 to r1 there is nothing
	bhis	2f
	tst	(r0)+
	beq	zeros
	br	wrong
2:	rts	pc

wrong:	jsr	r5,say; <wrong, \0>; .even
	jsr	pc,_puto
	jsr	r5,say; < of \0>; .even
	mov	who,r0
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	mov	$1,r0
	sys	exit

	.bss
who:	. = .+2
gor:	. = .+2
gow:	. = .+2
dummy:	. = .+2
ebss:
	.text
