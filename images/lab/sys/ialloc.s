/ ialloc.s: a file system's free inodes; answers to ialloc and ifree of V6's ken/alloc.c.
/ The super-block holds up to 100 numbers of free inodes, s.inode; when they are used up, the inodes
/ themselves are searched for more. While one process does that, s.ilock keeps the others out.

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
	beq	6f
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
	br	6f
5:
	mov	r4,(sp)
	mov	4(r5),-(sp)
	jsr	pc,_isearch		/ isearch(dev, fp): more numbers
	tst	(sp)+
	tst	s.ninod(r4)
	bgt	2b
	mov	4(r5),(sp)
	mov	$7f,-(sp)
	jsr	pc,_prdev
	movb	$ENOSPC,u.error
	clr	r3
6:
	mov	r3,r0
	jmp	cret
	.data
7:	<Out of inodes\0>
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
