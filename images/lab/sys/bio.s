/ bio.s: the buffers, through which every block of a disk goes; answers to V6's dmr/bio.c.
/ A buffer is on two lists. One, b.forw and b.back, holds the buffers of its device and begins
/ in the device's table; whoever looks for a block looks there. The other, av.forw and av.back,
/ holds all buffers that nobody uses (B.BUSY off), the longest unused first; it begins in
/ bfreelist, and a buffer for another block is taken from its head. So a block stays in core as
/ long as it is wanted often enough. The free list is changed by interrupts too (a write that
/ nobody waits for ends with brelse): hands off it below priority 6.
/ Left out: breada, reading a block ahead; raw transfers; the Unibus map of the 11/70.

	.text

/ struct devtab, in each block device; b.forw and b.back as in a buffer

d.active = 0				/ byte: a transfer goes on
d.errcnt = 1				/ byte: times it was tried
d.actf	= 6				/ first and last buffer that waits for the disk,
d.actl	= 10				/ chained by av.forw

/ bread(dev, blkno): the buffer with that block, read if it was not there; the caller's until
/ brelse. If the disk could not, B.ERROR is set in it, and u.error.

_bread:
	jsr	r5,csv
	mov	6(r5),(sp)
	mov	4(r5),-(sp)
	jsr	pc,_getblk
	tst	(sp)+
	mov	r0,r4
	bit	$B.DONE,(r4)
	bne	1f			/ it was there
	bis	$B.READ,(r4)
	mov	r4,(sp)
	jsr	pc,_bstart
	jsr	pc,_iowait
1:
	mov	r4,r0
	jmp	cret

/ bstart(bp): one block for the driver's queue, in the direction that B.READ says.

_bstart:
	jsr	r5,csv
	mov	4(r5),r4
	mov	$-256.,b.wcnt(r4)
	movb	b.dev+1(r4),r0
	ash	$3,r0
	mov	r4,(sp)
	jsr	pc,*_bdevsw+4(r0)	/ (*bdevsw[major].d_strategy)(bp)
	jmp	cret

/ bwrite(bp): write it and let it go. Waits for the disk, unless B.ASYNC is on: then the
/ interrupt at the end of the transfer lets the buffer go.

_bwrite:
	jsr	r5,csv
	mov	4(r5),r4
	mov	(r4),r3			/ what it was
	bic	$B.READ|B.DONE|B.ERROR|B.DELWR,(r4)
	mov	r4,(sp)
	jsr	pc,_bstart
	bit	$B.ASYNC,r3
	bne	1f
	jsr	pc,_iowait
	jsr	pc,_brelse
	br	2f
1:
	bit	$B.DELWR,r3		/ a late error of somebody else's
	bne	2f			/ is not this process's
	jsr	pc,_geterro
2:
	jmp	cret

/ bdwrite(bp): let it go; it is written when its buffer is needed, or by sync. Most blocks
/ that are written in pieces are written once that way.

_bdwrite:
	mov	2(sp),r0
	bis	$B.DELWR|B.DONE,(r0)
	jmp	_brelse			/ with our argument

/ bawrite(bp): begin to write it, and do not wait.

_bawrite:
	bis	$B.ASYNC,*2(sp)
	jmp	_bwrite

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
	bhis	8f
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
	beq	5f
	bis	$B.WANT,(r4)		/ somebody works with it
	mov	r4,r0
	br	4f
2:
	spl	6			/ it is not in core
	mov	_bfreeli+av.forw,r4
	cmp	r4,$_bfreeli
	bne	3f
	bis	$B.WANT,_bfreeli	/ nor is there any free buffer
	mov	r4,r0
	br	4f
3:
	mov	r4,(sp)
	jsr	pc,_notavai
	spl	0
	bit	$B.DELWR,(r4)
	beq	6f
	bis	$B.ASYNC,(r4)		/ it is owed to the disk: begin to
	jsr	pc,_bwrite		/ write it, and try the next
	br	1b
4:
	mov	$PRIBIO,(sp)
	mov	r0,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	spl	0
	br	1b
5:
	mov	r4,(sp)			/ found
	jsr	pc,_notavai
	spl	0
	br	7f
6:
	mov	$B.BUSY,(r4)		/ a new block: to another list
	mov	b.forw(r4),r0
	mov	b.back(r4),r1
	mov	r0,b.forw(r1)
	mov	r1,b.back(r0)
	mov	b.forw(r3),r0
	mov	r0,b.forw(r4)
	mov	r3,b.back(r4)
	mov	r4,b.back(r0)
	mov	r4,b.forw(r3)
	mov	4(r5),b.dev(r4)
	mov	6(r5),b.blkno(r4)
7:
	mov	r4,r0
	jmp	cret
8:
	mov	$9f,(sp)
	jsr	pc,_panic
	.data
9:	<blkdev\0>
	.even
	.text

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

/ iowait(bp): until its transfer is over; u.error if that failed.

_iowait:
	jsr	r5,csv
	mov	4(r5),r4
	spl	6
1:
	bit	$B.DONE,(r4)
	bne	2f
	mov	$PRIBIO,(sp)
	mov	r4,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	spl	0
	mov	r4,(sp)
	jsr	pc,_geterro
	jmp	cret

/ geterror(bp): its error, if it has one, is the system call's.

_geterro:
	mov	2(sp),r0
	bit	$B.ERROR,(r0)
	beq	1f
	movb	b.error(r0),u.error
	bne	1f
	movb	$EIO,u.error
1:
	rts	pc

/ iodone(bp): the driver has done with it, well or badly (B.ERROR). From an interrupt.

_iodone:
	jsr	r5,csv
	mov	4(r5),r4
	mov	r4,(sp)
	bis	$B.DONE,(r4)
	bit	$B.ASYNC,(r4)
	bne	1f
	bic	$B.WANT,(r4)
	jsr	pc,_wakeup
	jmp	cret
1:
	jsr	pc,_brelse		/ nobody waits for it
	jmp	cret

/ clrbuf(bp): 512 bytes of zero

_clrbuf:
	mov	2(sp),r0
	mov	b.addr(r0),r0
	mov	$256.,r1
1:
	clr	(r0)+
	sob	r1,1b
	rts	pc

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

/ swap(blkno, click, clicks, rdflg): the swapper's one transfer, between core and the swap
/ device: clicks of core from the one given, in one piece, to or (rdflg B.READ) from the blocks
/ that begin at blkno. Sleeps until it is over; r0 is not 0 if it failed. One at a time, in a
/ buffer of its own that has no memory: so the swapper never waits for one of the pool, which
/ somebody who waits for the swapper may hold.

_swap:
	jsr	r5,csv
	mov	$_swbuf,r4
	spl	6
1:
	bit	$B.BUSY,(r4)
	beq	2f
	bis	$B.WANT,(r4)		/ after the other
	mov	$PSWP,(sp)
	mov	r4,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
2:
	mov	12(r5),(r4)		/ rdflg
	bis	$B.BUSY|B.PHYS,(r4)
	mov	_swapdev,b.dev(r4)
	mov	4(r5),b.blkno(r4)
	mov	10(r5),r0
	ash	$5,r0			/ 32 words to a click
	neg	r0
	mov	r0,b.wcnt(r4)
	clr	r0
	mov	6(r5),r1
	ashc	$6,r0			/ 64 bytes: an address of 18 bits
	mov	r1,b.addr(r4)
	mov	r0,b.xmem(r4)
	movb	_swapdev+1,r0
	ash	$3,r0
	mov	r4,(sp)
	jsr	pc,*_bdevsw+4(r0)
3:
	bit	$B.DONE,(r4)
	bne	4f
	mov	$PSWP,(sp)
	mov	r4,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	3b
4:
	bit	$B.WANT,(r4)
	beq	5f
	mov	r4,(sp)
	jsr	pc,_wakeup
5:
	bic	$B.BUSY|B.WANT,(r4)
	spl	0
	mov	(r4),r0
	bic	$!B.ERROR,r0
	jmp	cret

/ bflush(dev): begin to write all that is owed to dev, or (NODEV) to any device.

_bflush:
	jsr	r5,csv
1:
	spl	6
	mov	$_bfreeli,r4
2:
	mov	av.forw(r4),r4
	cmp	r4,$_bfreeli
	beq	4f
	bit	$B.DELWR,(r4)
	beq	2b
	cmp	4(r5),$NODEV
	beq	3f
	cmp	4(r5),b.dev(r4)
	bne	2b
3:
	bis	$B.ASYNC,(r4)
	mov	r4,(sp)
	jsr	pc,_notavai
	jsr	pc,_bwrite
	br	1b			/ the list is another one now
4:
	spl	0
	jmp	cret
