/ subr.s: where a file's blocks are, and single characters between kernel and user; answers to V6's
/ ken/subr.c. What it does differently: an indirect block that the disk cannot read is an error;
/ and a new one is owed to the disk at once, even if the disk is full before anything gets into it,
/ so that nobody ever reads what lay there before.

	.text

/ bmap(ip, bn): the block of the disk that is block bn of the file. If there is none, one is given
/ to it, cleared (as in V6, even for a read). 0 and u.error if that cannot be.
/ A small file has the numbers of its blocks, up to 8, in i.addr. A large one (ILARG) has there up
/ to 7 numbers of blocks which hold 256 numbers each; and in the last place, for block 7*256 and
/ on, that of a block which holds numbers of such blocks.

_bmap:
	jsr	r5,csv
	mov	4(r5),r4	/ r4: ip
	mov	6(r5),r3	/ r3: bn
	bmi	8f		/ sizes have 24 bits
	mov	r3,r2		/ r2: which of the 8 in the inode
	bit	$ILARG,i.mode(r4)
	bne	1f
	cmp	r3,$8.
	blo	2f
	mov	r4,(sp)
	jsr	pc,_blarge
	tst	r0
	beq	9f
1:
	clrb	r2
	swab	r2		/ bn / 256
	cmp	r2,$7
	blos	2f
	mov	$7,r2
2:
	mov	r2,r1
	asl	r1
	add	r4,r1
	add	$i.addr,r1	/ where in the inode the number stands
	mov	(r1),r0
	bne	3f
	mov	r1,(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_bnew
	tst	(sp)+
	mov	r0,*(sp)
	beq	9f
	bisb	$IUPD,i.flag(r4)
3:
	bit	$ILARG,i.mode(r4)
	beq	9f		/ small: this is the block
	cmp	r2,$7
	bne	4f
	mov	r3,r1
	clrb	r1
	swab	r1
	sub	$7,r1
	mov	r1,(sp)		/ bn / 256 - 7
	mov	r0,-(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_bindir
	cmp	(sp)+,(sp)+
	tst	r0
	beq	9f
4:
	bic	$!377,r3
	mov	r3,(sp)		/ bn % 256
	mov	r0,-(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_bindir
	br	9f
8:
	movb	$EFBIG,u.error
	clr	r0
9:
	jmp	cret

/ bindir(dev, bno, n): number n in block bno, which holds numbers. If it is 0, a new block's is put
/ there; 0 if there is none. While we wait for a buffer we keep none: if all did that, there would
/ soon be none left.

_bindir:
	jsr	r5,csv
	clr	r3		/ r3: the new block
1:
	mov	6(r5),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,(sp)
	bit	$B.ERROR,(r0)
	bne	3f
	mov	10(r5),r2
	asl	r2
	add	b.addr(r0),r2	/ r2: where the number stands
	tst	r3
	bne	2f		/ this is the second time
	mov	(r2),r3
	jsr	pc,_brelse
	tst	r3
	bne	4f
	mov	4(r5),(sp)
	jsr	pc,_bnew
	mov	r0,r3
	bne	1b
	br	4f
2:
	mov	r3,(r2)
	jsr	pc,_bdwrite
	br	4f
3:
	jsr	pc,_brelse
	mov	r3,(sp)
	beq	4f
	mov	4(r5),-(sp)	/ nobody would know of it
	jsr	pc,_free
	clr	r3
4:
	mov	r3,r0
	jmp	cret

/ bnew(dev): the number of a new block, whose zeros are owed to the disk; 0 if there is none.

_bnew:
	jsr	r5,csv
	mov	4(r5),(sp)
	jsr	pc,_alloc
	mov	r0,(sp)
	beq	1f
	mov	b.blkno(r0),r4
	jsr	pc,_bdwrite
	mov	r4,r0
1:
	jmp	cret

/ blarge(ip): the small file is a large one from now on: its numbers go to a new block, and that
/ block's number to the inode. r0 is 0 if there is none.

_blarge:
	jsr	r5,csv
	mov	4(r5),r4
	mov	i.dev(r4),(sp)
	jsr	pc,_alloc
	mov	r0,(sp)
	beq	2f
	mov	b.addr(r0),r1
	mov	r4,r2
	add	$i.addr,r2
	mov	$8.,r3
1:
	mov	(r2),(r1)+
	clr	(r2)+
	sob	r3,1b
	mov	b.blkno(r0),i.addr(r4)
	bis	$ILARG,i.mode(r4)
	bisb	$IUPD,i.flag(r4)
	jsr	pc,_bdwrite
	mov	$1,r0
2:
	jmp	cret

/ passc(c): c to where u.base points (to the user's memory, unless u.segfl), which moves on, as
/ u.offs does; u.count counts down. r0 is -1 if that was the last one, or there is no such memory.

_passc:
	jsr	r5,csv
	tstb	u.segfl
	bne	1f
	mov	4(r5),(sp)
	mov	u.base,-(sp)
	jsr	pc,_subyte
	tst	r0
	bpl	2f
	movb	$EFAULT,u.error
	br	3f
1:
	movb	4(r5),*u.base
2:
	jsr	pc,_ionext
	clr	r0
	tst	u.count
	bne	4f
3:
	mov	$-1,r0
4:
	jmp	cret

/ cpass(): the character at u.base; the same the other way. r0 is -1 if u.count is 0 already, or
/ there is no such memory.

_cpass:
	jsr	r5,csv
	tst	u.count
	beq	3f
	tstb	u.segfl
	bne	1f
	mov	u.base,(sp)
	jsr	pc,_fubyte
	tst	r0
	bpl	2f
	movb	$EFAULT,u.error
	br	3f
1:
	clr	r0
	bisb	*u.base,r0
2:
	jsr	pc,_ionext
	jmp	cret
3:
	mov	$-1,r0
	jmp	cret

/ uwords(ka, ua, bytes): whole words of the kernel's to the user; EFAULT if he has no such memory.

_uwords:
	jsr	r5,csv
	mov	10(r5),(sp)
	mov	6(r5),-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_copyout
	tst	r0
	beq	1f
	movb	$EFAULT,u.error
1:
	jmp	cret

/ ionext(): one byte further; r0 is kept.

_ionext:
	inc	u.base
	inc	u.offs+2
	bne	1f
	inc	u.offs
1:
	dec	u.count
	rts	pc

/ nodev(), nulldev(): what stands in a table for what a device cannot do, or need not do.

_nodev:
	movb	$ENODEV,u.error
_nulldev:
	rts	pc
