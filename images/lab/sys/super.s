/ super.s: the super-blocks of the mounted file systems, in core; answers to iinit, getfs and
/ update of V6's ken/alloc.c. Each is in a buffer that m.bufp holds as long as it is mounted.

	.text

/ iinit(): at boot. The root's super-block, to a buffer that stays; the time, from it.

_iinit:
	jsr	r5,csv
	mov	$1,(sp)
	mov	_rootdev,-(sp)
	movb	_rootdev+1,r0
	ash	$3,r0
	jsr	pc,*_bdevsw(r0)		/ (*bdevsw[major].d_open)(rootdev, 1)
	jsr	pc,_bread		/ bread(rootdev, 1)
	mov	r0,r4
	mov	$NODEV,(sp)
	jsr	pc,_getblk
	mov	r0,r3
	tstb	u.error
	bne	8f
	mov	$256.,(sp)
	mov	b.addr(r3),-(sp)
	mov	b.addr(r4),-(sp)
	jsr	pc,_bcopy
	mov	r4,(sp)
	jsr	pc,_brelse
	mov	r3,_mount+m.bufp
	mov	_rootdev,_mount+m.dev
	mov	b.addr(r3),r3
	clrb	s.flock(r3)
	clrb	s.ilock(r3)
	clrb	s.ronly(r3)
	mov	s.time(r3),_time
	mov	s.time+2(r3),_time+2
	jmp	cret
8:
	mov	$9f,(sp)
	jsr	pc,_panic
	.data
9:	<iinit\0>
	.even
	.text

/ getfs(dev): the super-block of the file system on dev, in core. A count that cannot be is
/ taken for 0: better to lose the free blocks than to give away used ones.

_getfs:
	jsr	r5,csv
	mov	$_mount,r0
1:
	tst	m.bufp(r0)
	beq	2f
	cmp	m.dev(r0),4(r5)
	beq	3f
2:
	add	$MSIZ,r0
	cmp	r0,$_mount+[NMOUNT*MSIZ]
	blo	1b
	mov	$8f,(sp)
	jsr	pc,_panic
3:
	mov	m.bufp(r0),r4
	mov	b.addr(r4),r4
	cmp	s.nfree(r4),$100.
	bhi	4f
	cmp	s.ninod(r4),$100.
	blos	5f
4:
	mov	4(r5),(sp)
	mov	$9f,-(sp)
	jsr	pc,_prdev
	clr	s.nfree(r4)
	clr	s.ninod(r4)
5:
	mov	r4,r0
	jmp	cret
	.data
8:	<no fs\0>
9:	<bad count\0>
	.even
	.text

/ update(): all that core holds and the disk should have: super-blocks, inodes, blocks. What
/ somebody works with at the moment is left for the next time.

_update:
	jsr	r5,csv
	tst	_updlock
	bne	9f
	inc	_updlock
	mov	$_mount,r4
1:
	mov	m.bufp(r4),r0
	beq	2f
	mov	b.addr(r0),r3		/ r3: the super-block
	tstb	s.fmod(r3)
	beq	2f
	tstb	s.ilock(r3)
	bne	2f
	tstb	s.flock(r3)
	bne	2f
	tstb	s.ronly(r3)
	bne	2f
	mov	$1,(sp)
	mov	m.dev(r4),-(sp)
	jsr	pc,_getblk
	tst	(sp)+
	mov	r0,r2
	clrb	s.fmod(r3)
	mov	_time,s.time(r3)
	mov	_time+2,s.time+2(r3)
	mov	$256.,(sp)
	mov	b.addr(r2),-(sp)
	mov	r3,-(sp)
	jsr	pc,_bcopy
	cmp	(sp)+,(sp)+
	mov	r2,(sp)
	jsr	pc,_bwrite
2:
	add	$MSIZ,r4
	cmp	r4,$_mount+[NMOUNT*MSIZ]
	blo	1b
	mov	$_inode,r4
3:
	bitb	$ILOCK,i.flag(r4)
	bne	4f
	bisb	$ILOCK,i.flag(r4)
	mov	$_time,(sp)
	mov	r4,-(sp)
	jsr	pc,_iupdat
	tst	(sp)+
	mov	r4,(sp)
	jsr	pc,_prele
4:
	add	$ISIZ,r4
	cmp	r4,$_inode+[NINODE*ISIZ]
	blo	3b
	clr	_updlock
	mov	$NODEV,(sp)
	jsr	pc,_bflush
9:
	jmp	cret
