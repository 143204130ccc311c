/ getblk.s: the buffers, through which every block of a disk goes: which of them has it, and who
/ has that; answers to getblk, brelse and binit of V6's dmr/bio.c.
/ A buffer is on two lists. One, b.forw and b.back, holds the buffers of its device and begins
/ in the device's table; whoever looks for a block looks there. The other, av.forw and av.back,
/ holds all buffers that nobody uses (B.BUSY off), the longest unused first; it begins in
/ bfreelist, and a buffer for another block is taken from its head. So a block stays in core as
/ long as it is wanted often enough. The free list is changed by interrupts too (a write that
/ nobody waits for ends with brelse): hands off it below priority 6.

	.text

/ getblk(dev, blkno): a buffer for that block, the caller's until brelse. If it is the one that
/ has the block, B.DONE is on; if not, its contents are whatever they were.
/ getblk(NODEV): any buffer, to use as 512 bytes of memory.
/ Each time that we slept, everything may have changed: look again from the beginning.

_getblk:
	jsr	r5,csv
	mov	$_bfreeli,r3		/ list for buffers of no device
	tst	4(r5)
	bmi	2f
	movb	5(r5),r0
	cmp	r0,_nblkdev
	bhis	7f
	ash	$3,r0
	mov	_bdevsw+6(r0),r3	/ r3: its device's list
1:
	tst	4(r5)
	bmi	2f
	mov	6(r5),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_incore
	tst	(sp)+
	mov	r0,r4
	beq	2f
	spl	6
	bit	$B.BUSY,(r4)
	bne	3f			/ somebody works with it
	mov	r4,(sp)
	jsr	pc,_notavai
	spl	0
	br	6f
2:
	spl	6			/ it is not in core
	mov	_bfreeli+av.forw,r4
	cmp	r4,$_bfreeli
	bne	4f			/ and if there is no free one either:
3:
	bis	$B.WANT,(r4)
	mov	$PRIBIO,(sp)
	mov	r4,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	spl	0
	br	1b
4:
	mov	r4,(sp)
	jsr	pc,_notavai
	spl	0
	bit	$B.DELWR,(r4)
	beq	5f
	bis	$B.ASYNC,(r4)		/ it is owed to the disk: begin to
	jsr	pc,_bwrite		/ write it, and try the next
	br	1b
5:
	mov	r3,(sp)
	mov	r4,-(sp)
	jsr	pc,_newlist
	tst	(sp)+
	mov	4(r5),b.dev(r4)
	mov	6(r5),b.blkno(r4)
6:
	mov	r4,r0
	jmp	cret
7:
	mov	$8f,(sp)
	jsr	pc,_panic
	.data
8:	<blkdev\0>
	.even
	.text

/ newlist(bp, list): the caller's buffer gets a new block: from its device's list to that one.

_newlist:
	mov	r2,-(sp)
	mov	4(sp),r2
	mov	$B.BUSY,(r2)
	mov	b.forw(r2),r0
	mov	b.back(r2),r1
	mov	r0,b.forw(r1)
	mov	r1,b.back(r0)
	mov	6(sp),r1
	mov	b.forw(r1),r0
	mov	r0,b.forw(r2)
	mov	r1,b.back(r2)
	mov	r2,b.back(r0)
	mov	r2,b.forw(r1)
	mov	(sp)+,r2
	rts	pc

/ incore(dev, blkno): the buffer that has that block, busy or not; 0 if none has.

_incore:
	movb	3(sp),r0
	ash	$3,r0
	mov	_bdevsw+6(r0),r1	/ the device's list
	mov	r1,r0
1:
	mov	b.forw(r0),r0
	cmp	r0,r1
	beq	2f			/ round
	cmp	b.blkno(r0),4(sp)
	bne	1b
	cmp	b.dev(r0),2(sp)
	bne	1b
	rts	pc
2:
	clr	r0
	rts	pc

/ notavail(bp): off the free list; it is the caller's now.

_notavai:
	mov	r2,-(sp)
	mov	PS,-(sp)
	mov	6(sp),r2
	spl	6
	mov	av.forw(r2),r0
	mov	av.back(r2),r1
	mov	r0,av.forw(r1)
	mov	r1,av.back(r0)
	bis	$B.BUSY,(r2)
	mov	(sp)+,PS
	mov	(sp)+,r2
	rts	pc

/ brelse(bp): the caller has done with it: to the end of the free list. Whoever wanted this
/ buffer, or any, is woken. A buffer with an error is no longer anybody's block.
/ May be called by interrupts.

_brelse:
	jsr	r5,csv
	mov	4(r5),r4
	bit	$B.WANT,(r4)
	beq	1f
	mov	r4,(sp)
	jsr	pc,_wakeup
1:
	bit	$B.WANT,_bfreeli
	beq	2f
	bic	$B.WANT,_bfreeli
	mov	$_bfreeli,(sp)
	jsr	pc,_wakeup
2:
	bit	$B.ERROR,(r4)
	beq	3f
	movb	$-1,b.dev(r4)		/ no drive has that number
3:
	mov	PS,-(sp)
	spl	6
	bic	$B.WANT|B.BUSY|B.ASYNC,(r4)
	mov	_bfreeli+av.back,r0
	mov	r4,av.forw(r0)		/ behind the last one,
	mov	r0,av.back(r4)
	mov	$_bfreeli,av.forw(r4)
	mov	r4,_bfreeli+av.back	/ as the last one
	mov	(sp)+,PS
	jmp	cret

/ binit(): at boot. All buffers are free and have no block; the devices' lists are empty.

_binit:
	jsr	r5,csv
	mov	$_bfreeli,r4
	mov	r4,b.forw(r4)		/ empty lists point at themselves
	mov	r4,b.back(r4)
	mov	r4,av.forw(r4)
	mov	r4,av.back(r4)
	mov	$_buf,r4
	mov	$_buffers,r3
1:
	mov	$NODEV,b.dev(r4)
	mov	r3,b.addr(r4)
	mov	_bfreeli+b.forw,r0
	mov	r0,b.forw(r4)
	mov	$_bfreeli,b.back(r4)
	mov	r4,b.back(r0)
	mov	r4,_bfreeli+b.forw
	mov	$B.BUSY,(r4)
	mov	r4,(sp)
	jsr	pc,_brelse
	add	$512.,r3
	add	$BSIZ,r4
	cmp	r4,$_buf+[NBUF*BSIZ]
	blo	1b
	mov	_nblkdev,r2
	mov	$_bdevsw,r3
2:
	mov	6(r3),r0
	mov	r0,b.forw(r0)
	mov	r0,b.back(r0)
	add	$10,r3
	sob	r2,2b
	jmp	cret
