/ rdwri.s: reading and writing files, block by block; answers to V6's ken/rdwri.c.
/ What is to be moved is said in the u-area: u.base, where in memory (the user's; the kernel's if
/ u.segfl); u.count, how many bytes; u.offs, from where in the file. What was moved is added to
/ these and taken from u.count. What it does differently: no block is read ahead; a block with a
/ disk error is given to nobody; an offset that no file can have is EFBIG.

	.text

/ readi(ip): up to the file's end.

_readi:
	jsr	r5,csv
	mov	4(r5),r4
	tst	u.count
	beq	9f
	bisb	$IACC,i.flag(r4)
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	mov	r0,-(sp)		/ -12(r5): the kind of file
	tst	-(sp)
	cmp	r0,$IFCHR
	bne	1f
	mov	$4,(sp)
	mov	r4,-(sp)
	jsr	pc,_chrdev		/ d_read
	br	9f
1:
	jsr	pc,_iolen
	mov	r0,r3			/ r3: bytes of this block
	jsr	pc,_ioblk
	mov	r0,(sp)			/ (sp): the block
	mov	i.addr(r4),r2		/ r2: the device
	cmp	-12(r5),$IFBLK
	beq	3f
	mov	i.size1(r4),r1		/ bytes that the file still has
	clr	r0
	bisb	i.size0(r4),r0
	sub	u.offs+2,r1
	sbc	r0
	sub	u.offs,r0
	blt	9f			/ we are behind its end
	bgt	2f			/ more than 64K
	tst	r1
	beq	9f
	cmp	r1,r3
	bhis	2f
	mov	r1,r3
2:
	mov	r4,-(sp)
	jsr	pc,_bmap
	tst	(sp)+
	mov	r0,(sp)
	beq	9f
	mov	i.dev(r4),r2
3:
	mov	r2,-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,r2			/ r2: its buffer
	bit	$B.ERROR,(r2)
	bne	4f
	mov	$B.READ,(sp)
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,_iomove
	cmp	(sp)+,(sp)+
4:
	mov	r2,(sp)
	jsr	pc,_brelse
	tstb	u.error
	bne	9f
	tst	u.count
	bne	1b
9:
	jmp	cret

/ writei(ip): the file grows as it needs to.

_writei:
	jsr	r5,csv
	mov	4(r5),r4
	bisb	$IACC|IUPD,i.flag(r4)
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	mov	r0,-(sp)		/ -12(r5): the kind of file
	tst	-(sp)
	cmp	r0,$IFCHR
	bne	1f
	mov	$6,(sp)
	mov	r4,-(sp)
	jsr	pc,_chrdev		/ d_write
	br	9f
1:
	tst	u.count
	beq	9f
	jsr	pc,_iolen
	mov	r0,r3			/ r3: bytes of this block
	jsr	pc,_ioblk
	mov	r0,(sp)			/ (sp): the block
	mov	i.addr(r4),r2		/ r2: the device
	cmp	-12(r5),$IFBLK
	beq	2f
	mov	r4,-(sp)
	jsr	pc,_bmap
	tst	(sp)+
	mov	r0,(sp)
	beq	9f
	mov	i.dev(r4),r2
2:
	mov	r2,-(sp)
	cmp	r3,$512.
	beq	3f
	jsr	pc,_bread		/ only a part of it is new
	br	4f
3:
	jsr	pc,_getblk
4:
	tst	(sp)+
	mov	r0,r2			/ r2: its buffer
	bit	$B.ERROR,(r2)
	bne	5f
	clr	(sp)			/ B.WRITE
	mov	r3,-(sp)
	mov	r2,-(sp)
	jsr	pc,_iomove
	cmp	(sp)+,(sp)+
5:
	mov	r2,(sp)
	jsr	pc,_wrelse		/ now or later to the disk
	bit	$IFCHR&IFBLK,i.mode(r4)
	bne	7f
	clr	r0
	bisb	i.size0(r4),r0
	cmp	r0,u.offs
	bhi	7f
	blo	6f
	cmp	i.size1(r4),u.offs+2
	bhis	7f
6:
	movb	u.offs,i.size0(r4)	/ it has grown
	mov	u.offs+2,i.size1(r4)
7:
	bisb	$IUPD,i.flag(r4)
	tstb	u.error
	beq	1b
9:
	jmp	cret

/ wrelse(bp): a written buffer goes: a full block to the disk at once, for it is not written again
/ soon; a part of one when there is need. After an error, none; and if it was not owed to the
/ disk before, what is in it now is not the block.

_wrelse:
	jsr	r5,csv
	mov	4(r5),r4
	mov	r4,(sp)
	tstb	u.error
	beq	2f
	bit	$B.DELWR,(r4)
	bne	1f
	bic	$B.DONE,(r4)
1:
	jsr	pc,_brelse
	jmp	cret
2:
	bit	$777,u.offs+2
	bne	3f
	jsr	pc,_bawrite
	jmp	cret
3:
	jsr	pc,_bdwrite
	jmp	cret

/ chrdev(ip, which): the d_read (which 4) or d_write (6) of the character device that ip is

_chrdev:
	jsr	r5,csv
	mov	4(r5),r4
	movb	i.addr+1(r4),r1		/ major
	mul	$10.,r1			/ rows of 5 words
	add	6(r5),r1
	mov	i.addr(r4),(sp)
	jsr	pc,*_cdevsw(r1)
	jmp	cret

/ iolen(): how many bytes from u.offs on to the end of its block, but not more than u.count

_iolen:
	mov	u.offs+2,r0
	bis	$!777,r0
	neg	r0
	cmp	r0,u.count
	blos	1f
	mov	u.count,r0
1:
	rts	pc

/ ioblk(): which block of the file u.offs is in; -1 if no file can be so large.

_ioblk:
	mov	$-1,r0
	bit	$!377,u.offs
	bne	1f
	mov	u.offs,r0
	mov	u.offs+2,r1
	ashc	$-9.,r0
	mov	r1,r0
1:
	rts	pc

/ iomove(bp, n, flag): n bytes between the buffer, from where u.offs is in it, and memory; flag
/ B.READ: to memory. By words if everything is even, and that is much faster.

_iomove:
	jsr	r5,csv
	mov	4(r5),r4
	mov	u.offs+2,r3
	bic	$!777,r3
	add	b.addr(r4),r3		/ r3: where in the kernel
	mov	6(r5),r2		/ r2: bytes
	mov	r2,r0
	bis	r3,r0
	bis	u.base,r0
	ror	r0
	bcs	4f			/ something is odd
	tstb	u.segfl
	bne	4f
	mov	r2,(sp)
	tst	10(r5)
	bne	1f
	mov	r3,-(sp)
	mov	u.base,-(sp)
	jsr	pc,_copyin
	br	2f
1:
	mov	u.base,-(sp)
	mov	r3,-(sp)
	jsr	pc,_copyout
2:
	tst	r0
	bne	3f
	add	r2,u.base
	add	r2,u.offs+2
	adc	u.offs
	sub	r2,u.count
	jmp	cret
3:
	movb	$EFAULT,u.error
	jmp	cret
4:
	tst	10(r5)
	bne	5f
	jsr	pc,_cpass
	tst	r0
	bmi	6f
	movb	r0,(r3)+
	sob	r2,4b
	jmp	cret
5:
	movb	(r3)+,(sp)
	jsr	pc,_passc
	tst	r0
	bmi	6f
	sob	r2,5b
6:
	jmp	cret
