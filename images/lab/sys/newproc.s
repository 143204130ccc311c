/ newproc.s: a process is born; answers to newproc in V6's ken/slp.c and fork in ken/sys1.c.
/
/ What all ways have in common is here: the slot in proc[], the counts, the u-area that the child
/ wakes up on, the two returns. How the child comes by its memory is a file for each way, to be
/ laid side by side: forkswap.s forkcore.s forkcow.s vfork.s rfork.s; spawn.s makes a child that is
/ nobody's copy.

	.text

/ newproc(way): a child of the running process. It returns twice: in the parent 0, with the child's
/ struct proc in r1; in the child 1. In the parent only: -1, and EAGAIN (no slot) or ENOMEM. V6
/ panics where neither core nor swap is left; here nothing has happened.

_newproc:
	jsr	r5,csv
	mov	4(r5),-(sp)
1:
	jsr	pc,newslot
	beq	9f
	jsr	pc,filroom
	bne	9f
	mov	_mpid,-10(r5)
	jsr	pc,_enough		/ core for one more?
	tst	r0
	bne	9f
	cmp	_mpid,-10(r5)		/ while we waited for it another may have taken slot and pid
	bne	1b
	mov	u.procp,r3		/ r2 the child, r3 the parent
	mov	p.size(r3),(sp)		/ and a place on swap,
	cmp	4(r5),$BORROW
	blo	1f
	cmp	4(r5),$BYSPAWN
	bne	0f			/ unless it cannot go out
	mov	$USIZE,(sp)
1:
	mov	r2,-(sp)
	jsr	pc,_swkeep
	tst	r0
	beq	0f
	movb	$ENOMEM,u.error
	br	9f
0:
	jsr	pc,newfill
	mov	$u.ofile,r4		/ one holder more of all that both have
	mov	$1,r0
	jsr	pc,counts

/ The child will wake up in swtch, on this stack as it is now, in a copy: and return from here.

	mov	$u.rsav,-(sp)
	jsr	pc,_savu
	mov	r2,u.procp		/ lent to the child while the u-area is copied, for the copy
	mov	r3,-(sp)
	mov	r2,-(sp)
	movb	4(r5),r0
	asl	r0
	jsr	pc,*ways(r0)
	tst	r0
	bgt	8f			/ this is the child (forkswap.s)
	mov	r3,u.procp
	tst	r0
	bne	7f
	movb	$SRUN,p.stat(r2)
	inc	c.forks
	mov	r2,r1
	clr	r0
	jmp	cret
7:
	mov	$u.ofile,r4
	mov	$-1,r0
	jsr	pc,counts
	mov	r2,(sp)
	jsr	pc,_swgive
	clrb	p.stat(r2)
	clrb	p.flag(r2)
	clr	p.textp(r2)
	clr	p.pid(r2)
	clr	p.size(r2)
	movb	$ENOMEM,u.error
9:
	mov	$-1,r0
8:
	jmp	cret

/ Within newproc: r2 a free slot, and _mpid a pid that nobody has; or Z set, and EAGAIN.

newslot:
	inc	_mpid
	bpl	1f
	clr	_mpid
	br	newslot
1:
	mov	$_proc,r3
	clr	r2
2:
	tstb	p.stat(r3)
	beq	3f
	cmp	p.pid(r3),_mpid
	beq	newslot
	br	4f
3:
	tst	r2
	bne	4f
	mov	r3,r2			/ the first one
4:
	add	$PSIZ,r3
	cmp	r3,$_proc+[NPROC*PSIZ]
	blo	2b
	tst	r2
	bne	5f
	movb	$EAGAIN,u.error
	sez
5:	rts	pc

/ Within newproc: the child's struct proc, r2, after its parent's, r3.

newfill:
	movb	$SIDL,p.stat(r2)
	movb	$SLOAD,p.flag(r2)
	movb	p.uid(r3),p.uid(r2)
	movb	p.nice(r3),p.nice(r2)
	movb	$PUSER,p.pri(r2)
	clrb	p.sig(r2)
	clrb	p.time(r2)
	clrb	p.cpu(r2)
	mov	p.ttyp(r3),p.ttyp(r2)
	mov	p.textp(r3),p.textp(r2)
	mov	p.size(r3),p.size(r2)
	mov	_mpid,p.pid(r2)
	mov	p.pid(r3),p.ppid(r2)
	clr	p.lent(r2)
	movb	4(r5),p.way(r2)
	rts	pc

/ Within newproc: Z clear, and ENFILE, if a file may have too many holders for one process more, who
/ is NOFILE of them at the most: f.count is a byte.

filroom:
	mov	$u.ofile,r3
	mov	$NOFILE,r4
1:
	mov	(r3)+,r0
	beq	2f
	cmpb	f.count(r0),$377-NOFILE
	blos	2f
	movb	$ENFILE,u.error
	rts	pc
2:
	sob	r4,1b
	sez
	rts	pc

/ counts: adds r0 to the holders of the parent's open files, text and directory.

counts:
	mov	r0,r1
	swab	r1			/ f.count is a high byte,
	clrb	r1			/ and the low one, f.flag, stays
	mov	$NOFILE,-(sp)
1:
	mov	(r4)+,-(sp)
	beq	2f
	add	r1,*(sp)
2:
	tst	(sp)+
	dec	(sp)
	bne	1b
	tst	(sp)+
	mov	u.cdir,r1
	movb	i.count(r1),-(sp)
	add	r0,(sp)
	movb	(sp)+,i.count(r1)
	mov	p.textp(r3),r1
	beq	3f
	movb	x.count(r1),-(sp)
	add	r0,(sp)
	movb	(sp)+,x.count(r1)
	movb	x.cc(r1),-(sp)
	add	r0,(sp)
	movb	(sp)+,x.cc(r1)
3:	rts	pc

/ ucopy(child): a u-area for the child, copied from the one in use with the stack that it will wake
/ up on. 0, or -1: no core.

_ucopy:
	jsr	r5,csv
	mov	4(r5),r2
	mov	$USIZE,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_malloc
	cmp	(sp)+,(sp)+
	mov	r0,r3
	beq	1f
	mov	r3,p.addr(r2)
	mov	$USIZE,-(sp)
	mov	r3,-(sp)
	mov	KISA6,-(sp)
	jsr	pc,_copynow
	clr	r0
	jmp	cret
1:
	mov	$-1,r0
	jmp	cret

/ copynow(from, to, n): copyrun for a fork, and counted.

_copynow:
	add	6(sp),c.once+2
	adc	c.once
	jmp	_copyrun

/ undo(child): what it has been given goes back; -1.

_undo:
	jsr	r5,csv
	mov	4(r5),r2
	mov	r2,-(sp)
	jsr	pc,_pgdrop
	mov	p.addr(r2),(sp)
	mov	$USIZE,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
	mov	$-1,r0
	jmp	cret

	.data
ways:	_byswap; _bycore; _bycow; _borrow; _share; _thread; _byspawn
	.bss
_mpid:	.=.+2
	.text
