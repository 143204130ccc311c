/ spawnact.s: what a spawned process does before its exec, to its files and signals: read from its
/ parent's memory, and done. spawn.s; V6 has nothing like it.

	.text

/ getstr: the user's string at r1 goes to r0, below r3. Carry, and u.error: it cannot.

getstr:
	mov	r4,-(sp)
	mov	r2,-(sp)
	mov	r0,r2
	mov	r1,r4
1:
	cmp	r2,r3
	bhis	3f
	mov	r4,-(sp)
	inc	r4
	jsr	pc,_fubyte
	tst	(sp)+
	tst	r0
	bmi	4f
	movb	r0,(r2)+
	bne	1b
	mov	r2,r0
	clc
2:
	mov	(sp)+,r2
	mov	(sp)+,r4
	rts	pc
3:
	movb	$E2BIG,u.error
	br	5f
4:
	movb	$EFAULT,u.error
5:
	sec
	br	2b

/ getacts: the user's actions go to r1, below r3: each a word for what, for fd, for its third; a
/ path behind it. Carry, and u.error: they are wrong.

getacts:
	mov	r2,-(sp)
	mov	r4,-(sp)
	mov	r1,r2
	mov	u.arg+4,r4
	beq	6f
1:
	jsr	pc,9f			/ what
	beq	6f
	cmp	r0,$SP.IGN
	bhi	8f
	mov	r0,r1
	mov	r1,-(sp)
	jsr	pc,9f			/ fd, or signal
	cmp	(sp),$SP.DUP
	blo	3f
	bne	2f
	jsr	pc,9f			/ newfd
	br	3f
2:
	cmp	(sp),$SP.CREA
	bhi	3f
	mov	r4,-(sp)		/ where the path's address is
	add	$2,r4
	jsr	pc,9f			/ mode
	jsr	pc,_fuword		/ the path's address
	tst	(sp)+
	mov	r0,r1
	mov	r2,r0
	jsr	pc,getstr
	bcs	5f
	mov	r0,r2
	inc	r2
	bic	$1,r2
3:
	tst	(sp)+
	br	1b
5:
	tst	(sp)+
	br	7f
8:
	movb	$EINVAL,u.error
7:
	sec
	br	4f
6:
	clr	(r2)
	clc
4:
	mov	(sp)+,r4
	mov	(sp)+,r2
	rts	pc
9:					/ the next word of the list, to the buffer; r0
	mov	r4,-(sp)
	jsr	pc,_fuword
	bcs	1f
	tst	(sp)+
	add	$2,r4
	mov	r2,r1
	add	$14,r1
	cmp	r1,r3
	bhis	2f
	mov	r0,(r2)+
	rts	pc
1:
	tst	(sp)+
	movb	$EFAULT,u.error
	br	3f
2:
	movb	$E2BIG,u.error
3:
	clr	r0			/ the list ends here
	rts	pc

/ spacts: does the actions at r3, until one fails.

_spacts:
	jsr	r5,csv
1:
	tstb	u.error
	bne	9f
	mov	(r3)+,r2
	beq	9f
	mov	(r3)+,r4
	asl	r2
	jmp	*spdo-2(r2)

2:					/ close fd
	mov	r4,r0
	jsr	pc,spclos
	br	1b
3:					/ newfd is what fd is
	mov	r4,-(sp)
	jsr	pc,_getf
	tst	(sp)+
	mov	r0,r4
	mov	(r3)+,r0
	tst	r4
	beq	1b
	mov	r0,r2
	cmp	r2,$NOFILE
	bhis	8f
	asl	r2
	cmp	u.ofile(r2),r4
	beq	1b
	incb	f.count(r4)
	tst	u.ofile(r2)
	beq	4f
	jsr	pc,spclos
4:
	mov	r4,u.ofile(r2)
	br	1b
5:					/ open, or creat, as fd
	mov	(r3)+,u.arg+2
	mov	r3,u.dirp
6:
	tstb	(r3)+
	bne	6b
	inc	r3
	bic	$1,r3
	mov	r4,-(sp)
	mov	r2,-(sp)
	jsr	pc,_spopen
	cmp	(sp)+,(sp)+
	br	1b
7:					/ a signal kills, or is ignored
	cmp	r4,$NSIG
	bhis	8f
	tst	r4
	beq	8f
	cmp	r4,$SIGKIL
	beq	8f
	asl	r4
	clr	u.sig(r4)
	cmp	r2,$SP.IGN*2
	bne	1b
	inc	u.sig(r4)
	br	1b
8:
	movb	$EINVAL,u.error
9:
	jmp	cret

	.data
spdo:	2b; 3b; 5b; 5b; 7b; 7b
	.text

/ spclos: closes descriptor r0.

spclos:
	cmp	r0,$NOFILE
	bhis	1f
	asl	r0
	mov	u.ofile(r0),-(sp)
	beq	2f
	clr	u.ofile(r0)
	jsr	pc,_closef
	tst	(sp)+
	rts	pc
2:
	tst	(sp)+
1:
	movb	$EBADF,u.error
	rts	pc

/ spopen(2*what, fd): opens or creates the file at u.dirp, with the mode in u.arg+2, as fd.

_spopen:
	jsr	r5,csv
	mov	6(r5),r3
	asl	r3
	cmp	r3,$NOFILE*2
	bhis	8f
	cmp	4(r5),$SP.OPEN*2
	bne	1f
	clr	-(sp)
	mov	$_schar,-(sp)
	jsr	pc,_namei
	tst	r0
	beq	9f
	clr	(sp)
	mov	u.arg+2,-(sp)
	inc	(sp)
	br	3f
1:
	mov	$1,-(sp)
	mov	$_schar,-(sp)
	jsr	pc,_namei
	mov	$1,(sp)
	tst	r0
	bne	2f
	tstb	u.error
	bne	9f
	mov	u.arg+2,(sp)
	bic	$![7777-ISVTX],(sp)
	jsr	pc,_maknode
	mov	$2,(sp)
	tst	r0
	beq	9f
2:
	mov	$FWRITE,-(sp)
3:
	mov	r0,-(sp)
	jsr	pc,_open1
	tstb	u.error
	bne	9f
	mov	u.ar0,r2
	mov	R0(r2),r2		/ the descriptor it got
	asl	r2
	cmp	r2,r3
	beq	9f
	tst	u.ofile(r3)
	beq	4f
	mov	r3,r0
	asr	r0
	jsr	pc,spclos
4:
	mov	u.ofile(r2),u.ofile(r3)
	clr	u.ofile(r2)
	br	9f
8:
	movb	$EBADF,u.error
9:
	jmp	cret
