/ rk.s: the disk, an RK11 controller with up to eight drives RK05; answers to V6's dmr/rk.c.
/ Transfers wait in one queue, in the order they came; the controller interrupts at the end of
/ each. The minor device is the drive. Left out: one file system over several drives, and raw
/ transfers.

	.text

RKDS	= 177400			/ drive status
RKER	= 177402			/ what went wrong
RKCS	= 177404			/ command, with what is below
RKWC	= 177406			/ words to go, negative
RKBA	= 177410			/ memory address, low 16 bits
RKDA	= 177412			/ drive 3 bits, cylinder 8, surface 1, sector 4

RK.GO	= 1				/ RKCS: do it
RK.W	= 2				/ write
RK.R	= 4				/ read
RK.IE	= 100				/ interrupt at the end
NRKBLK	= 4872.				/ blocks of a drive: 203 cylinders of 2 tracks of 12

/ rkstrategy(bp): put it at the end of the queue, and start the disk if it stood still.
/ A block that no drive has is an error at once.

_rkstrat:
	jsr	r5,csv
	mov	4(r5),r4
	cmp	b.blkno(r4),$NRKBLK
	blo	1f
	bis	$B.ERROR,(r4)
	mov	r4,(sp)
	jsr	pc,_iodone
	jmp	cret
1:
	clr	av.forw(r4)
	mov	PS,-(sp)
	spl	5			/ the queue is rkintr's too
	mov	$_rktab,r3
	tst	d.actf(r3)
	beq	2f
	mov	d.actl(r3),r0
	mov	r4,av.forw(r0)		/ behind the last one
	br	3f
2:
	mov	r4,d.actf(r3)		/ as the only one
3:
	mov	r4,d.actl(r3)
	tstb	d.active(r3)
	bne	4f
	jsr	pc,_rkstart
4:
	mov	(sp)+,PS
	jmp	cret

/ rkstart(): the first of the queue, if there is one, to the controller. Priority 5.

_rkstart:
	jsr	r5,csv
	mov	_rktab+d.actf,r4
	beq	2f
	incb	_rktab+d.active
	mov	r4,(sp)
	jsr	pc,_rkaddr
	mov	r0,RKDA
	mov	b.addr(r4),RKBA
	mov	b.wcnt(r4),RKWC
	mov	b.xmem(r4),r0
	ash	$4,r0			/ bits 16 and 17 of the address
	bis	$RK.IE|RK.GO|RK.W,r0
	bit	$B.READ,(r4)
	beq	1f
	add	$RK.R-RK.W,r0
1:
	mov	r0,RKCS
2:
	jmp	cret

/ rkaddr(bp): its block as the controller counts: 12 sectors to a track

_rkaddr:
	mov	2(sp),r0
	movb	b.dev(r0),-(sp)		/ drive
	mov	b.blkno(r0),r1
	clr	r0
	div	$12.,r0			/ r0: track, r1: sector
	ash	$4,r0
	bis	r1,r0
	mov	(sp)+,r1
	ash	$13.,r1
	bis	r1,r0
	rts	pc

/ rkintr(): the interrupt at the end of a transfer. One that failed is tried ten times more,
/ with the controller reset in between.

_rkintr:
	jsr	r5,csv
	tstb	_rktab+d.active
	beq	4f			/ we asked for nothing
	mov	_rktab+d.actf,r4
	clrb	_rktab+d.active
	tst	RKCS
	bpl	3f
	mov	RKDS,(sp)
	mov	RKER,-(sp)
	mov	r4,-(sp)
	jsr	pc,_deverro
	cmp	(sp)+,(sp)+
	mov	$RK.GO,RKCS		/ command 0: reset
1:
	tstb	RKCS
	bpl	1b
	incb	_rktab+d.errcnt
	cmpb	_rktab+d.errcnt,$10.
	blos	2f
	bis	$B.ERROR,(r4)
	br	3f
2:
	jsr	pc,_rkstart		/ the same again
	jmp	cret
3:
	clrb	_rktab+d.errcnt
	mov	av.forw(r4),_rktab+d.actf
	mov	r4,(sp)
	jsr	pc,_iodone
	jsr	pc,_rkstart		/ the next
4:
	jmp	cret
