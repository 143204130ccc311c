/ dsearch.s: a name is looked for in a directory; answers to the middle of namei in V6's ken/nami.c.
/ What it does differently: a directory that the disk cannot read ends the search.

	.text

/ ncomp(dp, func, c): look in the inode, which should be a directory, for the path's component that
/ begins with c. r0 as from dsearch, r1: the character behind it; u.error if that cannot be.

_ncomp:
	jsr	r5,csv
	mov	4(r5),r4
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	cmp	r0,$IFDIR
	beq	1f
	movb	$ENOTDIR,u.error
	br	2f
1:
	mov	$IEXEC,(sp)
	mov	r4,-(sp)
	jsr	pc,_access		/ may we look in it?
	tst	(sp)+
	tst	r0
	bne	2f
	mov	10(r5),(sp)
	mov	6(r5),-(sp)
	jsr	pc,_ngather
	tst	(sp)+
	mov	r0,r3
	tstb	u.error
	bne	2f
	mov	r4,(sp)
	jsr	pc,_dsearch
2:
	mov	r3,r1
	jmp	cret

/ dsearch(dp): look for the name at u.dbuf in the directory. r0 is 1 if it is there: then u.dino
/ and u.dname are the entry, and u.offs is behind it. r0 is 0 if not: then u.offs is at the first
/ unused entry, or at the end of the directory.

_dsearch:
	jsr	r5,csv
	mov	4(r5),r4
	mov	$-1,-(sp)		/ -12(r5): the first unused entry
	tst	-(sp)
	clr	u.offs
	clr	u.offs+2
	clr	r3			/ r3: the buffer that we hold
1:
	mov	u.offs+2,r0
	add	$DIRSIZ+2,r0
	cmp	r0,i.size1(r4)
	bhi	6f
	bit	$777,u.offs+2
	bne	3f
	mov	r3,(sp)			/ one block is done: the next
	beq	2f
	jsr	pc,_brelse
	clr	r3
2:
	mov	u.offs+2,r0
	ash	$-9.,r0
	bic	$!177,r0
	mov	r0,(sp)
	mov	r4,-(sp)
	jsr	pc,_bmap
	tst	(sp)+
	mov	r0,(sp)
	beq	9f
	mov	i.dev(r4),-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,r3
	bit	$B.ERROR,(r3)
	bne	8f
	mov	b.addr(r3),r2		/ r2: the entry
3:
	tst	(r2)
	bne	4f
	cmp	-12(r5),$-1
	bne	5f
	mov	u.offs+2,-12(r5)
	br	5f
4:
	mov	r2,(sp)
	add	$2,(sp)			/ the name stands behind the number
	jsr	pc,_dsame
	bne	5f
	mov	$8.,(sp)		/ found
	mov	$u.dino,-(sp)
	mov	r2,-(sp)
	jsr	pc,_bcopy
	cmp	(sp)+,(sp)+
	add	$DIRSIZ+2,u.offs+2
	mov	$1,-12(r5)
	br	8f
5:
	add	$DIRSIZ+2,r2
	add	$DIRSIZ+2,u.offs+2
	br	1b
6:
	cmp	-12(r5),$-1
	beq	7f
	mov	-12(r5),u.offs+2
7:
	clr	-12(r5)
8:
	mov	r3,(sp)
	beq	9f
	jsr	pc,_brelse
9:
	mov	-12(r5),r0
	jmp	cret

/ dsame(name): beq after it: the name is that at u.dbuf.

_dsame:
	mov	2(sp),r1
	mov	$u.dbuf,r0
1:
	cmp	(r0)+,(r1)+
	bne	2f
	cmp	r0,$u.dbuf+DIRSIZ
	blo	1b
2:
	rts	pc
