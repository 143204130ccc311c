/ main.s: the first process, and the second; answers to V6's ken/main.c.

	.text

/ main(): measures core, makes process 0 out of what runs, reads the root, and forks. Process 0
/ becomes the swapper; process 1 gets a few words of program that exec /etc/init.

_main:
	jsr	r5,csv
	mov	KISA6,r2
	add	$USIZE,r2		/ the first free click
	mov	r2,r3
	mov	$RW,UISD0		/ a page of one click
1:
	mov	r3,UISA0
	clr	-(sp)
	jsr	pc,_fubyte		/ is there core?
	tst	(sp)+
	tst	r0
	bmi	2f
	inc	r3
	cmp	r3,$7600
	blo	1b
2:
	clr	UISD0
	sub	r2,r3
	mov	r3,_maxmem
	mov	r2,-(sp)
	mov	r3,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
	mov	_swplo,(sp)
	mov	_nswap,-(sp)
	mov	$_swapmap,-(sp)
	jsr	pc,_mfree
	mov	$8.,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc		/ swap.s needs a block's worth
	mov	r0,_bounce
	sub	$8.,_maxmem		/ nobody else ever has these

/ The low bits of the switches choose the way that fork goes: 0 the kernel's own, 1 + policy else.

	mov	$BYCORE,_policy
	mov	SWR,r0
	bic	$!7,r0
	dec	r0
	bmi	1f
	cmp	r0,$THREAD
	bhi	1f
	mov	r0,_policy
1:
	mov	$_proc,r4
	mov	r4,u.procp
	mov	KISA6,p.addr(r4)
	mov	$USIZE,p.size(r4)
	movb	$SRUN,p.stat(r4)
	movb	$SLOAD|SSYS,p.flag(r4)
	mov	$115,LKS
	jsr	pc,_binit
	jsr	pc,_iinit
	mov	$ROOTINO,-(sp)
	mov	_rootdev,-(sp)
	jsr	pc,_iget
	bic	$ILOCK,i.flag(r0)
	mov	r0,_rootdir
	jsr	pc,_iget
	bic	$ILOCK,i.flag(r0)
	mov	r0,u.cdir
	cmp	_maxmem,$MINMEM
	bhis	3f
	mov	$4f,-(sp)
	jsr	pc,_panic
3:
	mov	$BYCORE,-(sp)
	jsr	pc,_newproc
	tst	r0
	bne	1f
	jsr	pc,_sched		/ process 0, for ever
1:
	clr	-(sp)			/ process 1: one click of data
	mov	$1,-(sp)
	mov	$USIZE+1,-(sp)
	jsr	pc,_expand
	mov	$eicode-icode,-(sp)
	clr	-(sp)
	mov	$icode,-(sp)
	jsr	pc,_copyout
	jmp	cret			/ to the end of start

	.data
4:	<too little core\0>
	.even

/ The program of process 1, which will lie at 0: exec("/etc/init", argv); if that fails, exit: panic.

icode:
1:	sys	exec; 3f-1b; 2f-1b
	sys	exit
2:	3f-1b; 0
3:	</etc/init\0>
	.even
eicode:
	.text
