/ sgtty.s: the system calls gtty and stty; answers to the first part of V6's dmr/tty.c.
/ Three words: speeds; erase and kill character; modes.

/ gtty(buffer)

_gtty:
	jsr	r5,csv
	sub	$6,sp
	mov	sp,r4		/ three words here
	mov	r4,-(sp)
	jsr	pc,_sgtty
	tstb	u.error
	bne	3f
	mov	u.arg,r3
	mov	$3,r2
1:
	mov	(r4)+,(sp)
	mov	r3,-(sp)
	jsr	pc,_suword
	tst	(sp)+
	tst	r0
	bpl	2f
	movb	$EFAULT,u.error
2:
	add	$2,r3
	sob	r2,1b
3:
	jmp	cret

/ stty(buffer)

_stty:
	jsr	r5,csv
	mov	u.arg,r3
	mov	$u.arg,r4
	mov	$3,r2
1:
	mov	r3,(sp)
	jsr	pc,_fuword
	mov	r0,(r4)+
	add	$2,r3
	sob	r2,1b
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
