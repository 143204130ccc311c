/ bio.s: transfers of blocks between the disk and the buffers (getblk.s); answers to V6's dmr/bio.c.
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
