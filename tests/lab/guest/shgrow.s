/ shgrow.s: two processes that share their data for good, which become larger by both. Then the
/ child is gone, and the parent has what both have made of it: in its copies, too, and when it has
/ been on the swap disk. (That needs little core: a hog drives it out.)

BASE	= 40000

	sys	break; BASE+1000
	jcs	wrong
	mov	$BASE+1000,r3
	jsr	pc,fill
	sys	pipe
	mov	r0,r2
	mov	r1,r3
	mov	$RFPROC+RFFDG+RFMEM,r0
	jsr	pc,_rfork
	jcs	wrong
	tst	r0
	bne	1f
	sys	break; BASE+3000	/ the child
	jcs	wrong
	mov	r3,-(sp)
	mov	$BASE+3000,r3
	jsr	pc,fill
	mov	(sp)+,r0
	sys	write; BASE; 1
	mov	$1,r0			/ while the parent makes it larger still
	sys	sleep
	mov	$BASE+5000,r3
	jsr	pc,look
	clr	BASE+4776		/ and it leaves a word of its own
	clr	r0
	sys	exit
1:	mov	r2,r0
	sys	read; byte; 1
	mov	$BASE+3000,r3		/ what the child has made is the parent's too
	jsr	pc,look
	sys	break; BASE+5000
	jcs	wrong
	mov	$BASE+3000,r0
	mov	$BASE+5000,r1
	jsr	pc,zeros
	mov	$BASE+5000,r3
	jsr	pc,fill
	sys	wait
	tst	r1
	jne	wrong
	tst	BASE+4776
	jne	wrong
	mov	$BASE+4776,BASE+4776
	mov	$RFPROC+RFFDG+RFMEM,r0	/ another one makes it larger, and is gone at once
	jsr	pc,_rfork
	jcs	wrong
	tst	r0
	bne	2f
	sys	break; BASE+7000
	jcs	wrong
	mov	$BASE+7000,r3
	jsr	pc,fill
	clr	r0
	sys	exit
2:	sys	wait
	tst	r1
	jne	wrong
	jsr	pc,_fork
	jcs	wrong
	tst	r0
	bne	3f
	mov	$BASE+7000,r3		/ a copy has all of it
	jsr	pc,look
	clr	r0
	sys	exit
3:	sys	wait
	tst	r1
	jne	wrong
	jsr	pc,_fork
	tst	r0
	bne	5f
	sys	break; 140000		/ the hog: 40 KB, looked at again and again
	mov	$30.,r5
4:	mov	$BASE+1000,r3
	mov	$140000,r1
	jsr	pc,6f
	sob	r5,4b
	clr	r0
	sys	exit
6:	tst	(r3)+
	cmp	r3,r1
	blo	6b
	rts	pc
5:	sys	wait
	mov	$BASE+7000,r3
	jsr	pc,look
	jsr	r5,say; <all as it should be\n\0>; .even
	sys	exit

fill:	mov	$ebss,r0
1:	mov	r0,(r0)+
	cmp	r0,r3
	blo	1b
	rts	pc

look:	mov	$ebss,r0
1:	cmp	r0,r3
	bhis	2f
	cmp	r0,(r0)+
	beq	1b
	br	wrong
2:	rts	pc

zeros:	cmp	r0,r1
	bhis	2f
	tst	(r0)+
	beq	zeros
	br	wrong
2:	rts	pc

wrong:	jsr	r5,say; <wrong, \0>; .even
	jsr	pc,_puto
	jsr	r5,say; <\n\0>; .even
	mov	$1,r0
	sys	exit

	.bss
byte:	. = .+2
ebss:
	.text
