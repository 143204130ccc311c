/ alloc.s: a file system's free blocks and free inodes; answers to V6's ken/alloc.c.
/ The super-block holds the numbers of up to 100 free blocks, s.free. Entry 0 is the number of a
/ block that holds the next 100, and so on: a chain, which ends with number 0. It also holds up
/ to 100 numbers of free inodes, s.inode; when they are used up, the inodes themselves are
/ searched for more. While one process reads the one or the other from the disk, s.flock or
/ s.ilock keeps the others out.
/ What it does differently: after a disk error nothing that was not read is believed.

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

/ alloc(dev): a free block, cleared, in a buffer which is the caller's. 0 and ENOSPC if there is
/ none.

_alloc:
	jsr	r5,csv
	mov	4(r5),(sp)
	jsr	pc,_getfs
	mov	r0,r4			/ r4: the super-block
1:
	tstb	s.flock(r4)
	beq	2f
	mov	$PINOD,(sp)
	mov	r4,-(sp)
	add	$s.flock,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	tst	s.nfree(r4)
	ble	8f
	dec	s.nfree(r4)
	mov	s.nfree(r4),r3
	asl	r3
	add	r4,r3
	mov	s.free(r3),r3		/ r3: the block
	beq	8f			/ the chain's end
	mov	4(r5),(sp)
	mov	r3,-(sp)
	mov	r4,-(sp)
	jsr	pc,_badbloc
	cmp	(sp)+,(sp)+
	tst	r0
	bne	2b
	tst	s.nfree(r4)
	bgt	4f
	incb	s.flock(r4)		/ it was entry 0, and the block holds
	mov	r3,(sp)			/ the next 100 numbers
	mov	4(r5),-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,r2
	bit	$B.ERROR,(r2)
	bne	3f
	mov	b.addr(r2),r0
	mov	(r0)+,s.nfree(r4)
	mov	$100.,(sp)
	mov	r4,-(sp)
	add	$s.free,(sp)
	mov	r0,-(sp)
	jsr	pc,_bcopy
	cmp	(sp)+,(sp)+
3:
	mov	r2,(sp)
	jsr	pc,_brelse
	clrb	s.flock(r4)
	mov	r4,(sp)
	add	$s.flock,(sp)
	jsr	pc,_wakeup
	bit	$B.ERROR,(r2)
	bne	9f
4:
	movb	$1,s.fmod(r4)		/ the disk's copy is old
	mov	r3,(sp)
	mov	4(r5),-(sp)
	jsr	pc,_getblk
	mov	r0,r3
	mov	r0,(sp)
	jsr	pc,_clrbuf
	mov	r3,r0
	jmp	cret
8:
	clr	s.nfree(r4)
	mov	4(r5),(sp)
	mov	$7f,-(sp)
	jsr	pc,_prdev
	movb	$ENOSPC,u.error
9:
	clr	r0
	jmp	cret
	.data
7:	<no space\0>
	.even
	.text

/ free(dev, bno): the block is free. If the super-block has its 100 already, they go to this
/ block, and it becomes entry 0.

_free:
	jsr	r5,csv
	mov	4(r5),(sp)
	jsr	pc,_getfs
	mov	r0,r4
1:
	tstb	s.flock(r4)
	beq	2f
	mov	$PINOD,(sp)
	mov	r4,-(sp)
	add	$s.flock,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	mov	4(r5),(sp)
	mov	6(r5),-(sp)
	mov	r4,-(sp)
	jsr	pc,_badbloc
	cmp	(sp)+,(sp)+
	tst	r0
	bne	9f
	tst	s.nfree(r4)
	bgt	3f
	mov	$1,s.nfree(r4)		/ the first free block of all:
	clr	s.free(r4)		/ behind it the chain ends
3:
	cmp	s.nfree(r4),$100.
	blt	4f
	incb	s.flock(r4)
	mov	6(r5),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_getblk
	tst	(sp)+
	mov	r0,r3
	mov	b.addr(r3),r0
	mov	s.nfree(r4),(r0)+
	mov	$100.,(sp)
	mov	r0,-(sp)
	mov	r4,-(sp)
	add	$s.free,(sp)
	jsr	pc,_bcopy
	cmp	(sp)+,(sp)+
	clr	s.nfree(r4)
	mov	r3,(sp)
	jsr	pc,_bwrite
	clrb	s.flock(r4)
	mov	r4,(sp)
	add	$s.flock,(sp)
	jsr	pc,_wakeup
4:
	mov	s.nfree(r4),r0
	inc	s.nfree(r4)
	asl	r0
	add	r4,r0
	mov	6(r5),s.free(r0)
	movb	$1,s.fmod(r4)
9:
	jmp	cret

/ badblock(fp, bno, dev): r0 is not 0, and the console told, if bno is no block for files.

_badbloc:
	jsr	r5,csv
	mov	4(r5),r4
	mov	s.isize(r4),r0
	add	$2,r0			/ before the files: boot, super-block,
	cmp	6(r5),r0		/ and the inodes
	blo	1f
	cmp	6(r5),s.fsize(r4)
	bhis	1f
	clr	r0
	jmp	cret
1:
	mov	10(r5),(sp)
	mov	$2f,-(sp)
	jsr	pc,_prdev
	mov	$1,r0
	jmp	cret
	.data
2:	<bad block\0>
	.even
	.text

/ ialloc(dev): a free inode, all zero, locked; the caller gives it a mode. 0 and ENOSPC if there
/ is none.

_ialloc:
	jsr	r5,csv
	mov	4(r5),(sp)
	jsr	pc,_getfs
	mov	r0,r4			/ r4: the super-block
1:
	tstb	s.ilock(r4)
	beq	2f
	mov	$PINOD,(sp)
	mov	r4,-(sp)
	add	$s.ilock,(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	tst	s.ninod(r4)
	ble	5f
	dec	s.ninod(r4)
	movb	$1,s.fmod(r4)
	mov	s.ninod(r4),r0
	asl	r0
	add	r4,r0
	mov	s.inode(r0),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_iget
	tst	(sp)+
	mov	r0,r3
	beq	9f
	tst	i.mode(r3)
	beq	3f
	mov	r3,(sp)			/ in use after all: the list is old
	jsr	pc,_iput
	br	1b
3:
	mov	r3,r1
	add	$i.mode,r1
	mov	$12.,r2			/ words from mode to the last address
4:
	clr	(r1)+
	sob	r2,4b
	br	9f
5:
	mov	r4,(sp)
	mov	4(r5),-(sp)
	jsr	pc,_isearch		/ isearch(dev, fp): more numbers
	tst	(sp)+
	tst	s.ninod(r4)
	bgt	2b
	mov	4(r5),(sp)
	mov	$8f,-(sp)
	jsr	pc,_prdev
	movb	$ENOSPC,u.error
	clr	r3
9:
	mov	r3,r0
	jmp	cret
	.data
8:	<Out of inodes\0>
	.even
	.text

/ isearch(dev, fp): find up to 100 inodes that are free on the disk and not in core either, from
/ the first on.

_isearch:
	jsr	r5,csv
	mov	6(r5),r4
	incb	s.ilock(r4)
	clr	r3			/ r3: the inode
	mov	$2,-(sp)		/ -12(r5): the block
	tst	-(sp)			/ (sp): for arguments
1:
	mov	-12(r5),r0
	sub	$2,r0
	cmp	r0,s.isize(r4)
	bhis	5f
	mov	-12(r5),(sp)
	inc	-12(r5)
	mov	4(r5),-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,-10(r5)		/ -10(r5): its buffer
	mov	b.addr(r0),r2		/ r2: the inode's mode
	bit	$B.ERROR,(r0)
	beq	2f
	add	$16.,r3			/ who knows what it holds
	br	4f
2:
	inc	r3
	tst	(r2)
	bne	3f
	mov	r3,(sp)
	mov	4(r5),-(sp)
	jsr	pc,_ifind
	tst	(sp)+
	tst	r0
	bne	3f
	mov	s.ninod(r4),r0
	inc	s.ninod(r4)
	asl	r0
	add	r4,r0
	mov	r3,s.inode(r0)
	cmp	s.ninod(r4),$100.
	bhis	4f
3:
	add	$32.,r2
	bit	$17,r3			/ 16 to a block
	bne	2b
4:
	mov	-10(r5),(sp)
	jsr	pc,_brelse
	cmp	s.ninod(r4),$100.
	blo	1b
5:
	clrb	s.ilock(r4)
	mov	r4,(sp)
	add	$s.ilock,(sp)
	jsr	pc,_wakeup
	jmp	cret

/ ifree(dev, ino): the inode is free. If there is no room for its number, a later search will
/ find it.

_ifree:
	jsr	r5,csv
	mov	4(r5),(sp)
	jsr	pc,_getfs
	tstb	s.ilock(r0)
	bne	1f
	cmp	s.ninod(r0),$100.
	bhis	1f
	mov	s.ninod(r0),r1
	inc	s.ninod(r0)
	asl	r1
	add	r0,r1
	mov	6(r5),s.inode(r1)
	movb	$1,s.fmod(r0)
1:
	jmp	cret

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
