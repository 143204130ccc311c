/ itrunc.s: how a file ends, and how it begins; answers to itrunc, maknode and wdir of V6's
/ ken/iget.c.

	.text

/ itrunc(ip): the file's blocks are free, and it is empty and small. From its end on, so that the
/ free list gives them out again in order. Devices have no blocks.

_itrunc:
	jsr	r5,csv
	mov	4(r5),r4
	bit	$IFCHR&IFBLK,i.mode(r4)
	bne	9f
	mov	$14.,r3		/ r3: twice the index, from 7 down
1:
	mov	r4,r2
	add	r3,r2
	add	$i.addr,r2	/ r2: the address
	tst	(r2)
	beq	3f
	clr	(sp)		/ a small file: it is the block
	bit	$ILARG,i.mode(r4)
	beq	2f
	inc	(sp)		/ large: it is a block of addresses
	cmp	r3,$14.
	bne	2f
	inc	(sp)		/ and the last one, of such blocks
2:
	mov	(r2),-(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_itree	/ itree(dev, bno, depth)
	cmp	(sp)+,(sp)+
	clr	(r2)
3:
	sub	$2,r3
	bge	1b
	bic	$ILARG,i.mode(r4)
	clrb	i.size0(r4)
	clr	i.size1(r4)
	bisb	$IUPD,i.flag(r4)
9:
	jmp	cret

/ itree(dev, bno, depth): block bno is free, and with it, if depth is not 0, all blocks whose
/ numbers it holds, each with the trees below. Eight numbers at a time are copied from its buffer:
/ what is to be done to them needs other buffers, and we keep none while we wait for one.

_itree:
	jsr	r5,csv
	tst	10(r5)
	beq	5f
	sub	$22,sp		/ -30(r5): eight numbers; under them: arguments
	mov	$512.,r3	/ r3: twice the index of the last one done
1:
	mov	6(r5),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,(sp)
	sub	$16.,r3
	mov	b.addr(r0),r1
	add	r3,r1
	mov	r5,r2
	sub	$30,r2
	mov	$8.,r4
2:
	mov	(r1)+,(r2)+
	sob	r4,2b
	mov	(r0),r4
	jsr	pc,_brelse
	bit	$B.ERROR,r4	/ we cannot know: they are lost
	bne	5f
	mov	$8.,r4
3:
	tst	-(r2)
	beq	4f
	mov	10(r5),(sp)
	dec	(sp)
	mov	(r2),-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_itree
	cmp	(sp)+,(sp)+
4:
	sob	r4,3b
	tst	r3
	bne	1b
5:
	mov	6(r5),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_free
	jmp	cret

/ maknode(mode): a new file of that mode, with the name at u.dbuf in the directory u.pdir, which
/ namei left locked, and is let go here. 0 and u.error if there is no room for it.

_maknode:
	jsr	r5,csv
	mov	u.pdir,r0
	mov	i.dev(r0),(sp)
	jsr	pc,_ialloc
	mov	r0,r4
	beq	2f
	bisb	$IACC|IUPD,i.flag(r4)
	mov	4(r5),i.mode(r4)
	bis	$IALLOC,i.mode(r4)
	movb	$1,i.nlink(r4)
	movb	u.uid,i.uid(r4)
	movb	u.gid,i.gid(r4)
	mov	r4,(sp)
	jsr	pc,_wdir
	tstb	u.error
	beq	1f
	clrb	i.nlink(r4)	/ it has got no name
	jsr	pc,_iput
	clr	r4
1:
	mov	r4,r0
	jmp	cret
2:
	mov	u.pdir,(sp)
	jsr	pc,_iput
	br	1b

/ wdir(ip): the entry for ip, with the name at u.dbuf, to where namei found room in the directory
/ u.pdir; which is let go.

_wdir:
	jsr	r5,csv
	mov	4(r5),r4
	mov	i.num(r4),u.dino
	mov	$7,(sp)
	mov	$u.dname,-(sp)
	mov	$u.dbuf,-(sp)
	jsr	pc,_bcopy
	cmp	(sp)+,(sp)+
	mov	$DIRSIZ+2,u.count
	movb	$1,u.segfl	/ from the kernel's memory
	mov	$u.dino,u.base
	mov	u.pdir,(sp)
	jsr	pc,_writei
	jsr	pc,_iput
	jmp	cret
