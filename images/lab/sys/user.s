/ user.s: the user's memory, read and written by the kernel; answers to fubyte, suword, copyin and
/ the like in V6's conf/m45.s.

	.text

/ fubyte(ua), fuword(ua): a byte or word of the user's, -1 if he has none there; from fuword,
/ whose -1 may be a word of his, with carry.

_fuibyte:
_fubyte:
	mov	2(sp),r1
	bic	$1,r1
	jsr	pc,gword
	bcs	1f
	cmp	r1,2(sp)
	beq	2f
	swab	r0
2:	bic	$!377,r0
1:	rts	pc

_fuiword:
_fuword:
	mov	2(sp),r1
gword:
	mov	nofault,-(sp)
	mov	$1f,nofault
	mfpi	(r1)
	mov	(sp)+,r0
	mov	(sp)+,nofault
	clc
	rts	pc
1:
	mov	(sp)+,nofault
	mov	$-1,r0
	sec
	rts	pc

/ subyte(ua, b), suword(ua, w): a store to the user's memory, -1 if he may not write there.
/ If the page is copy-on-write the store aborts, fault.s makes the page his own and goes back to
/ u.retry. It cannot go on where it was: mtpi had taken its word off the stack, and the trap has
/ put its pc and PS in that very place. Nothing else is changed before the store, so that nothing
/ has to be undone.

_subyte:
	mov	2(sp),r1
	bic	$1,r1
	jsr	pc,gword
	bcs	3f
	cmp	r1,2(sp)
	beq	1f
	swab	r0
	movb	4(sp),r1
	bic	$!377,r1
	bic	$377,r0
	bis	r1,r0
	swab	r0
	br	2f
1:
	movb	4(sp),r1
	bic	$!377,r1
	bic	$377,r0
	bis	r1,r0
2:
	mov	2(sp),r1
	bic	$1,r1
	br	pword
3:	rts	pc

_suiword:
_suword:
	mov	2(sp),r1
	mov	4(sp),r0
pword:
	mov	nofault,-(sp)
	mov	$2f,nofault
	mov	$1f,u.retry
1:
	mov	r0,-(sp)
	mtpi	(r1)
	clr	r0
	br	3f
2:
	mov	$-1,r0
3:
	mov	(sp)+,nofault
	clr	u.retry
	rts	pc

/ copyin(ua, ka, bytes), copyout(ka, ua, bytes): even addresses, an even count; 0, or -1.

_copyin:
	jsr	pc,cpset
1:
	mfpi	(r0)+
	mov	(sp)+,(r1)+
	sob	r2,1b
	br	cpend

_copyout:
	jsr	pc,cpset
	mov	$1f,u.retry
1:
	mov	(r0),-(sp)
	mtpi	(r1)
	tst	(r0)+
	add	$2,r1			/ not tst (r1)+: r1 is no address of the kernel's
	sob	r2,1b
cpend:
	clr	r0
	br	1f
cperr:
	mov	$-1,r0
1:
	mov	(sp)+,nofault
	mov	(sp)+,r2
	clr	u.retry
	rts	pc

/ For both: r0 from, r1 to, r2 words; r2 and nofault saved.

cpset:
	mov	(sp)+,r0
	mov	r2,-(sp)
	mov	nofault,-(sp)
	mov	$cperr,nofault
	mov	r0,-(sp)		/ the return address again
	mov	10(sp),r0
	mov	12(sp),r1
	mov	14(sp),r2
	asr	r2
	bne	1f
	tst	(sp)+
	br	cpend
1:	rts	pc
