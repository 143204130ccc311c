/ iget.s: inodes in core, and who holds them; answers to V6's ken/iget.c.
/ An inode in core is used by i.count holders: open files, current directories, texts, and whoever
/ looks at it just now. The latter holds its lock (ILOCK) too, while he may sleep half-way.
/ What it does differently: iput is for who has the inode locked, as namei and iget gave it; who has
/ not, uses irele (V6's iput unlocks it in any case, even if somebody else has locked it). The flags
/ IUPD and IACC go off when the inode is written. A disk error while it is read leaves no trace.

	.text

/ iget(dev, ino): the inode, locked, with one holder more. If a file system is mounted on it, the
/ root of that one. 0 and u.error if the table is full or the disk cannot read it.

_iget:
	jsr	r5,csv
	mov	4(r5),r3		/ r3: dev
	mov	6(r5),r2		/ r2: ino
1:
	mov	r2,(sp)
	mov	r3,-(sp)
	jsr	pc,_ifind
	tst	(sp)+
	mov	r0,r4
	beq	6f
	bitb	$ILOCK,i.flag(r4)
	beq	2f
	bisb	$IWANT,i.flag(r4)
	mov	$PINOD,(sp)
	mov	r4,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b			/ it may not be there any more
2:
	bitb	$IMOUNT,i.flag(r4)
	beq	5f
	mov	$_mount,r0
3:
	cmp	m.inodp(r0),r4
	beq	4f
	add	$MSIZ,r0
	cmp	r0,$_mount+[NMOUNT*MSIZ]
	blo	3b
	mov	$8f,(sp)
	jsr	pc,_panic
4:
	mov	m.dev(r0),r3		/ go on with what is mounted there
	mov	$ROOTINO,r2
	br	1b
5:
	incb	i.count(r4)
	bisb	$ILOCK,i.flag(r4)
	br	7f
6:
	mov	r2,(sp)
	mov	r3,-(sp)
	jsr	pc,_iread		/ iread(dev, ino)
	mov	r0,r4
7:
	mov	r4,r0
	jmp	cret
	.data
8:	<no imt\0>
	.even
	.text

/ ifind(dev, ino): the inode if it is in core, 0 if not.

_ifind:
	mov	$_inode,r0
1:
	cmp	i.num(r0),4(sp)
	bne	2f
	cmp	i.dev(r0),2(sp)
	beq	3f
2:
	add	$ISIZ,r0
	cmp	r0,$_inode+[NINODE*ISIZ]
	blo	1b
	clr	r0
3:
	rts	pc

/ iread(dev, ino): iget's other half: an entry of the table for it, and read it from the disk.

_iread:
	jsr	r5,csv
	mov	$_inode,r4
1:
	tstb	i.count(r4)
	beq	2f
	add	$ISIZ,r4
	cmp	r4,$_inode+[NINODE*ISIZ]
	blo	1b
	mov	$8f,(sp)
	jsr	pc,_printf
	movb	$ENFILE,u.error
	br	4f
2:
	mov	4(r5),i.dev(r4)
	mov	6(r5),i.num(r4)
	movb	$ILOCK,i.flag(r4)	/ who else wants it, waits for us
	incb	i.count(r4)
	mov	r4,(sp)
	jsr	pc,_iblock
	mov	r0,r3
	bit	$B.ERROR,(r3)
	bne	3f
	mov	r3,(sp)
	mov	r4,-(sp)
	jsr	pc,_iplace
	mov	$12.,(sp)		/ words from mode to the last address
	mov	r4,-(sp)
	add	$i.mode,(sp)
	mov	r0,-(sp)
	jsr	pc,_bcopy		/ the same on the disk and in core
	add	$6,sp
	mov	r3,(sp)
	jsr	pc,_brelse
	mov	r4,r0
	jmp	cret
3:
	mov	r3,(sp)
	jsr	pc,_brelse
	mov	r4,(sp)
	jsr	pc,_prele
	clr	i.num(r4)		/ as if it had never been
	clrb	i.flag(r4)
	clrb	i.count(r4)
4:
	clr	r0
	jmp	cret
	.data
8:	<Inode table overflow\n\0>
	.even
	.text

/ iblock(ip): the buffer with the block in which the inode lies on the disk: 16 to a block, from
/ block 2 on, and the first one is number 1.

_iblock:
	jsr	r5,csv
	mov	4(r5),r4
	mov	i.num(r4),r0
	dec	r0
	ash	$-4,r0
	bic	$170000,r0
	add	$2,r0
	mov	r0,(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_bread
	jmp	cret

/ iplace(ip, bp): where in that buffer it begins; 32 bytes each

_iplace:
	mov	2(sp),r0
	mov	i.num(r0),r0
	dec	r0
	bic	$!17,r0
	ash	$5,r0
	mov	4(sp),r1
	add	b.addr(r1),r0
	rts	pc

/ iput(ip): one holder less; ip is locked, and is not afterwards. The last one writes it back;
/ and if no directory names the file any more, that is the file's end.

_iput:
	jsr	r5,csv
	mov	4(r5),r4
	mov	r4,(sp)
	cmpb	i.count(r4),$1
	bne	2f
	tstb	i.nlink(r4)
	bgt	1f
	inc	_iended
	jsr	pc,_itrunc
	clr	i.mode(r4)
	bisb	$IUPD,i.flag(r4)	/ a device had no blocks to lose
	mov	i.num(r4),(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_ifree
	tst	(sp)+
1:
	mov	$_time,(sp)
	mov	r4,-(sp)
	jsr	pc,_iupdat
	tst	(sp)+
	mov	r4,(sp)
	jsr	pc,_prele
	clrb	i.flag(r4)
	clr	i.num(r4)		/ the entry is nobody's
	clrb	i.count(r4)
	jmp	cret
2:
	decb	i.count(r4)
	jsr	pc,_prele
	jmp	cret

/ irele(ip): one holder less of an inode that the caller has not locked. As long as others hold it
/ that is a matter of one instruction, and whose the lock is does not matter.

_irele:
	jsr	r5,csv
	mov	4(r5),r4
	cmpb	i.count(r4),$1
	blos	1f
	decb	i.count(r4)
	jmp	cret
1:
	mov	r4,(sp)
	jsr	pc,_plock
	jsr	pc,_iput
	jmp	cret

/ iupdat(ip, tm): if the inode was changed (IUPD) or its file read (IACC), write it; the times it
/ gets on the disk are tm and now.

_iupdat:
	jsr	r5,csv
	mov	4(r5),r4
	bitb	$IUPD|IACC,i.flag(r4)
	beq	8f
	mov	i.dev(r4),(sp)
	jsr	pc,_getfs
	tstb	s.ronly(r0)
	bne	8f
	mov	r4,(sp)
	jsr	pc,_iblock
	mov	r0,r3
	bit	$B.ERROR,(r3)
	bne	9f
	mov	r3,(sp)
	mov	r4,-(sp)
	jsr	pc,_iplace
	mov	r0,r2
	mov	$12.,(sp)
	mov	r2,-(sp)
	mov	r4,-(sp)
	add	$i.mode,(sp)
	jsr	pc,_bcopy
	add	$6,sp
	add	$30,r2			/ r2: the time of reading
	bitb	$IACC,i.flag(r4)
	beq	1f
	mov	_time,(r2)
	mov	_time+2,2(r2)
1:
	bitb	$IUPD,i.flag(r4)
	beq	2f
	mov	6(r5),r0
	mov	(r0)+,4(r2)		/ behind it, the time of writing
	mov	(r0),6(r2)
2:
	bicb	$IUPD|IACC,i.flag(r4)
	mov	r3,(sp)
	jsr	pc,_bwrite
8:
	jmp	cret
9:
	mov	r3,(sp)
	jsr	pc,_brelse
	jmp	cret
