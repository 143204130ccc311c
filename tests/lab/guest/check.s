/ check.s: what a test program says of what it finds. It goes behind the lab's library.
/
/ Each check is a call with a text behind it, made when r0 and the condition codes are what is
/ to be looked at. A check that holds says nothing; all registers are kept. At its end a program
/ jumps to `done` with its name in r0: it prints "name: ok", or how much was wrong, and exits so.
/
/	jsr	r5,want; 3; <creat\0>; .even	carry off, and r0 is 3
/	jsr	r5,fails; ENOENT; <open\0>; .even	carry on, and r0 is that error
/	jsr	r5,fine; <close\0>; .even	carry off
/	jsr	r5,fault; <read\0>; .even	signal 12 has come (after jsr pc,catch)
/	jsr	r5,equal; <size\0>; .even	the last comparison was equal

EPERM	= 1				/ errors
ENOENT	= 2
EINTR	= 4
EIO	= 5
ENXIO	= 6
EBADF	= 9.
ECHILD	= 10.
EACCES	= 13.
ENOTBLK	= 15.
EBUSY	= 16.
EEXIST	= 17.
EXDEV	= 18.
ENODEV	= 19.
ENOTDIR	= 20.
EISDIR	= 21.
EINVAL	= 22.
ENFILE	= 23.
EMFILE	= 24.
ENOTTY	= 25.
ETXTBSY	= 26.
EFBIG	= 27.
ENOSPC	= 28.
ESPIPE	= 29.
EROFS	= 30.
EMLINK	= 31.
EPIPE	= 32.

mknod	= 14.
mount	= 21.				/ calls that have no name yet
umount	= 22.
rtt	= 6
times	= 43.
setgid	= 46.
getgid	= 47.

want:	bcs	1f
	cmp	r0,(r5)
	bne	2f
	br	3f
fails:	bcc	2f
	cmp	r0,(r5)
	bne	1f
3:	tst	(r5)+
	br	pass
1:	jsr	pc,wrong
	jsr	r5,say; <error \0>; .even
	br	4f
2:	jsr	pc,wrong
	jsr	r5,say; <result \0>; .even
4:	mov	r1,-(sp)
	mov	r0,-(sp)
	jsr	pc,_putn
	jsr	r5,say; <, not \0>; .even
	mov	(r5)+,r0
	br	5f
fine:	bcc	pass
	jsr	pc,wrong
	jsr	r5,say; <error \0>; .even
	mov	r1,-(sp)
	mov	r0,-(sp)
5:	jsr	pc,_putn
	mov	(sp)+,r0
	mov	(sp)+,r1
	br	about
equal:	beq	pass
	jsr	pc,wrong
	jsr	r5,say; <not equal\0>; .even
	br	about
fault:	dec	caught
	beq	pass
	jsr	pc,wrong
	jsr	r5,say; <no fault\0>; .even
	clr	caught
about:	jsr	r5,say; <: \0>; .even
	mov	r0,-(sp)
	mov	r1,-(sp)
	mov	r5,r0
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even
	mov	(sp)+,r1
	mov	(sp)+,r0
pass:	tstb	(r5)+			/ go on behind the text
	bne	pass
	inc	r5
	bic	$1,r5
	rts	r5

wrong:	inc	wrongs
	jsr	r5,say; <wrong: \0>; .even
	rts	pc

done:	jsr	pc,_puts
	jsr	r5,say; <: \0>; .even
	mov	wrongs,r0
	bne	1f
	jsr	r5,say; <ok\n\0>; .even
	sys	exit
1:	jsr	pc,_putn
	jsr	r5,say; < wrong\n\0>; .even
	mov	$1,r0
	sys	exit

/ catch: from here on signal 12, which is also that of an address that no memory is at, is counted.

catch:	sys	signal; 12.; 1f
	rts	pc
1:	inc	caught
	mov	r0,-(sp)
	sys	signal; 12.; 1b
	mov	(sp)+,r0
	rtt

/ _reap: waits for all children; each must have ended with status 0.

_reap:	sys	wait
	bcs	1f
	tst	r1
	jsr	r5,equal; <status of a child\0>; .even
	br	_reap
1:	rts	pc

	.bss
wrongs:	. = .+2
caught:	. = .+2
	.text
