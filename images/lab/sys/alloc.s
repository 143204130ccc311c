/ alloc.s: a file system's free blocks; answers to V6's ken/alloc.c, with ialloc.s and super.s.
/ The super-block holds the numbers of up to 100 free blocks, s.free. Entry 0 is the number of a
/ block that holds the next 100, and so on: a chain, which ends with number 0. While one process
/ reads or writes a link of it, s.flock keeps the others out.
/ What it does differently: after a disk error nothing that was not read is believed.

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
	ble	4f
	dec	s.nfree(r4)
	mov	s.nfree(r4),r3
	asl	r3
	add	r4,r3
	mov	s.free(r3),r3		/ r3: the block
	beq	4f			/ the chain's end
	mov	4(r5),(sp)
	mov	r3,-(sp)
	mov	r4,-(sp)
	jsr	pc,_badbloc
	cmp	(sp)+,(sp)+
	tst	r0
	bne	2b
	tst	s.nfree(r4)
	bgt	3f
	mov	r4,(sp)
	mov	r3,-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_chain		/ chain(dev, bno, fp)
	cmp	(sp)+,(sp)+
	tst	r0
	beq	5f
3:
	movb	$1,s.fmod(r4)		/ the disk's copy is old
	mov	r3,(sp)
	mov	4(r5),-(sp)
	jsr	pc,_getblk
	mov	r0,r3
	mov	r0,(sp)
	jsr	pc,_clrbuf
	mov	r3,r0
	jmp	cret
4:
	clr	s.nfree(r4)
	mov	4(r5),(sp)
	mov	$6f,-(sp)
	jsr	pc,_prdev
	movb	$ENOSPC,u.error
5:
	clr	r0
	jmp	cret
	.data
6:	<no space\0>
	.even
	.text

/ chain(dev, bno, fp): block bno was entry 0, and holds the next 100 numbers: to the super-block
/ with them. r0 is 0 if it cannot be read: then it is entry 0 still.

_chain:
	jsr	r5,csv
	mov	10(r5),r4
	incb	s.flock(r4)
	mov	6(r5),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,r2
	clr	r3
	bit	$B.ERROR,(r2)
	beq	1f
	inc	s.nfree(r4)
	br	2f
1:
	inc	r3
	mov	b.addr(r2),r0
	mov	(r0)+,s.nfree(r4)
	mov	$100.,(sp)
	mov	r4,-(sp)
	add	$s.free,(sp)
	mov	r0,-(sp)
	jsr	pc,_bcopy
	cmp	(sp)+,(sp)+
2:
	mov	r2,(sp)
	jsr	pc,_brelse
	clrb	s.flock(r4)
	mov	r4,(sp)
	add	$s.flock,(sp)
	jsr	pc,_wakeup
	mov	r3,r0
	jmp	cret

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
