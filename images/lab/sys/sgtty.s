/ sgtty.s: the system calls gtty and stty; answers to the first part of V6's dmr/tty.c.
/ Three words: speeds; erase and kill character; modes.

	.text

/ gtty(buffer)

_gtty:
	jsr	r5,csv
	sub	$6,sp
	mov	sp,r4			/ three words here
	mov	r4,-(sp)
	jsr	pc,_sgtty
	tstb	u.error
	bne	1f
	mov	$6,(sp)
	mov	u.arg,-(sp)
	mov	r4,-(sp)
	jsr	pc,_uwords
1:
	jmp	cret

/ stty(buffer)

_stty:
	jsr	r5,csv
	mov	$6,(sp)
	mov	$u.arg,-(sp)
	mov	u.arg,-(sp)
	jsr	pc,_copyin
	cmp	(sp)+,(sp)+
	tst	r0
	beq	1f
	movb	$EFAULT,u.error
	jmp	cret
1:
	clr	(sp)
	jsr	pc,_sgtty
	jmp	cret

/ sgtty(v): the d_sgtty of the terminal that the user's descriptor is; v as in ttystty.

_sgtty:
	jsr	r5,csv
	mov	*u.ar0,(sp)
	jsr	pc,_getf
	tst	r0
	beq	2f
	mov	f.inode(r0),r4
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	cmp	r0,$IFCHR
	bne	1f
	movb	i.addr+1(r4),r1
	mul	$10.,r1
	mov	4(r5),(sp)
	mov	i.addr(r4),-(sp)
	jsr	pc,*_cdevsw+10(r1)
	jmp	cret
1:
	movb	$ENOTTY,u.error
2:
	jmp	cret
