/ exec.s: another program in the same process; answers to exec in V6's ken/sys1.c.

	.text

/ exec: path and argument vector are the call's. The old image is thrown away when all that could be
/ wrong has been looked at.

_exec:
	jsr	r5,csv
	jsr	pc,_getarg		/ room for the arguments
	mov	r0,r4
	mov	b.addr(r4),r2
	add	$NCARGS,r2
	mov	r2,-(sp)
	mov	u.arg+2,-(sp)
	mov	b.addr(r4),-(sp)
	jsr	pc,_getargs		/ r0 how many, r1 their end
	tst	r0
	bmi	1f
	sub	b.addr(r4),r1
	mov	r1,-(sp)
	mov	r0,-(sp)
	mov	b.addr(r4),-(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_exec1
1:
	mov	r4,(sp)
	jsr	pc,_putarg
	jmp	cret

/ getarg(): a buffer for arguments. Only NEXEC processes have one at a time: if it were all buffers,
/ none of them could read the file that it wants to execute. putarg(bp): it goes.

_getarg:
	jsr	r5,csv
1:
	cmp	_execnt,$NEXEC
	blo	2f
	mov	$EXPRI,-(sp)
	mov	$_execnt,-(sp)
	jsr	pc,_sleep
	cmp	(sp)+,(sp)+
	br	1b
2:
	inc	_execnt
	mov	$NODEV,-(sp)
	jsr	pc,_getblk
	jmp	cret

_putarg:
	jsr	r5,csv
	mov	4(r5),-(sp)
	jsr	pc,_brelse
	dec	_execnt
	mov	$_execnt,(sp)
	jsr	pc,_wakeup
	jmp	cret

/ exec1(fn, args, na, nc): the file that namei finds with fn becomes the program. It gets na
/ arguments, which lie in the kernel at args, nc bytes in all. If u.error is set nothing has
/ happened.

_exec1:
	jsr	r5,csv
	clr	-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_namei
	mov	r0,r4
	bne	1f
	jmp	cret
1:
	mov	$IEXEC,(sp)
	mov	r4,-(sp)
	jsr	pc,_access
	tst	r0
	bne	8f
	movb	$EACCES,r3
	bit	$IFMT,i.mode(r4)
	bne	7f

	/ the header: magic, text, data, bss, into u.arg

	mov	$u.arg,u.base
	mov	$8.,u.count
	clr	u.offs
	clr	u.offs+2
	incb	u.segfl
	mov	r4,-(sp)
	jsr	pc,_readi
	clrb	u.segfl
	tstb	u.error
	bne	8f
	mov	$ENOEXEC,r3
	tst	u.count
	bne	7f
	cmp	u.arg,$410		/ text for all who run it
	beq	2f
	cmp	u.arg,$407		/ text is part of the data
	bne	7f			/ 411 wants two address spaces: not here
	add	u.arg+2,u.arg+4
	bcs	7f
	clr	u.arg+2
2:
	mov	$ETXTBSY,r3
	tst	u.arg+2
	beq	3f
	bit	$ITEXT,i.flag(r4)
	bne	3f
	cmpb	i.count(r4),$1		/ somebody has it open
	bne	7f
3:
	mov	$ENOMEM,r3
	mov	u.arg+2,r0
	jsr	pc,toclk
	mov	r0,r2			/ clicks of text
	mov	u.arg+4,r0
	add	u.arg+6,r0
	bcs	7f
	jsr	pc,toclk
	mov	$SSIZE,-(sp)
	mov	r0,-(sp)
	mov	r2,-(sp)
	jsr	pc,_toobig
	tst	r0
	bne	8f
	mov	(sp),r0			/ text, data,
	add	2(sp),r0
	add	$SSIZE+USIZE,r0
	mov	r0,-(sp)
	jsr	pc,_exroom
	tst	(sp)+
	tst	r0
	bne	8f
	jsr	pc,swexec
	mov	$ENOMEM,r3
	tst	r0
	bne	7f
	mov	r2,-(sp)
	mov	r4,-(sp)
	jsr	pc,_xresv
	cmp	(sp)+,(sp)+
	tst	r0
	bne	7f
	jsr	pc,_newimg
	br	8f
7:
	movb	r3,u.error
8:
	mov	r4,-(sp)
	jsr	pc,_iput
	jmp	cret

/ swexec: on exec1's frame, with (return,) text, data and stack on top: swap is kept for the new
/ image, and for the text while it is read as data; whoever has lent what is to be given back gets
/ a place of its own. r0 not 0: there is none.

swexec:
	mov	2(sp),r0
	mov	4(sp),r3
	add	$SSIZE,r3
	cmp	r0,r3
	blos	1f
	mov	r0,r3
1:
	add	$USIZE,r3
	mov	r3,-(sp)
	mov	u.procp,r3
	mov	p.lent(r3),r0
	beq	2f
	mov	p.size(r3),-(sp)
	mov	r0,-(sp)
	jsr	pc,_swkeep
	cmp	(sp)+,(sp)+
	tst	r0
	bne	3f
2:
	mov	r3,-(sp)
	jsr	pc,_swkeep
	tst	(sp)+
3:
	tst	(sp)+
	rts	pc

toclk:					/ bytes to clicks
	add	$77,r0
	ror	r0
	ash	$-5,r0
	bic	$!3777,r0
	rts	pc

/ newimg: from here there is no way back. On exec1's frame: r4 the inode, r2 clicks of text, (sp)
/ the return address, then text, data and stack in clicks.

_newimg:
	jsr	pc,_vgive		/ borrowed memory goes back to its owner
	jsr	pc,_xfree
	clr	-(sp)
	clr	-(sp)
	mov	$USIZE,-(sp)
	jsr	pc,_expand
	clr	u.tsize			/ not before: it says which pages data and stack are
	mov	r2,(sp)
	mov	r4,-(sp)
	jsr	pc,_xalloc
	add	$10,sp
	tst	r0
	bne	9f
	mov	r2,u.tsize
	mov	$SSIZE,-(sp)
	mov	6(sp),-(sp)
	mov	(sp),-(sp)
	add	$SSIZE+USIZE,(sp)
	jsr	pc,_expand
	add	$6,sp
	tst	r0
	bne	9f
	mov	u.procp,-(sp)
	jsr	pc,_swtrim
	tst	(sp)+
	mov	r2,r0			/ data begin in the next page
	add	$177,r0
	bic	$177,r0
	ash	$6,r0
	mov	r0,u.base
	mov	u.arg+4,u.count
	clr	u.offs
	mov	$20,u.offs+2
	add	u.arg+2,u.offs+2
	mov	r4,-(sp)
	jsr	pc,_readi
	tst	(sp)+
	tstb	u.error
	bne	9f
	jsr	pc,_setargs

	/ whose rights it has

	bit	$ISUID,i.mode(r4)
	beq	1f
	tstb	u.uid
	beq	1f
	movb	i.uid(r4),u.uid
	mov	u.procp,r0
	movb	i.uid(r4),p.uid(r0)
1:
	bit	$ISGID,i.mode(r4)
	beq	2f
	movb	i.gid(r4),u.gid
2:
	mov	$u.sig,r0		/ what was caught kills again
	mov	$NSIG,r1
3:
	bit	$1,(r0)
	bne	4f
	clr	(r0)
4:
	tst	(r0)+
	sob	r1,3b
	mov	$regloc,r0
	mov	$6,r1
5:
	mov	(r0)+,r2
	add	u.ar0,r2
	clr	(r2)
	sob	r1,5b
	mov	u.ar0,r2
	clr	R7(r2)
	rts	pc
9:					/ neither old nor new: it dies
	clrb	u.error
	mov	$SIGKIL,-(sp)
	mov	u.procp,-(sp)
	jsr	pc,_psignal
	cmp	(sp)+,(sp)+
	rts	pc

	.bss
_execnt:.=.+2				/ who has a buffer by getarg
	.text
