/ sys3.s: the system calls stat, dup, mount and umount; answers to V6's ken/sys3.c.

	.text

/ fstat(fd, buffer)

_fstat:
	jsr	r5,csv
	mov	*u.ar0,(sp)
	jsr	pc,_getf
	tst	r0
	beq	1f
	mov	f.inode(r0),r4
	mov	r4,(sp)
	jsr	pc,_plock
	mov	u.arg,(sp)
	mov	r4,-(sp)
	jsr	pc,_stat1
	jsr	pc,_prele
1:
	jmp	cret

/ stat(path, buffer)

_stat:
	jsr	r5,csv
	clr	(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	tst	r0
	beq	1f
	mov	u.arg+2,(sp)
	mov	r0,-(sp)
	jsr	pc,_stat1
	jsr	pc,_iput
1:
	jmp	cret

/ stat1(ip, ub): 18 words to the user: the inode from i.dev on, and its two times, which stand only
/ on the disk.

_stat1:
	jsr	r5,csv
	mov	4(r5),r4
	mov	$_time,(sp)
	mov	r4,-(sp)
	jsr	pc,_iupdat
	jsr	pc,_iblock
	mov	r0,r3
	mov	r3,(sp)
	mov	r4,-(sp)
	jsr	pc,_iplace
	tst	(sp)+
	add	$40,r0			/ the times are its last four words
	mov	-(r0),-(sp)
	mov	-(r0),-(sp)
	mov	-(r0),-(sp)
	mov	-(r0),-(sp)
	mov	r3,-(sp)
	jsr	pc,_brelse
	tst	(sp)+
	mov	sp,r2
	mov	$14.*2,-(sp)
	mov	6(r5),-(sp)
	mov	r4,-(sp)
	add	$i.dev,(sp)
	jsr	pc,_uwords
	add	$14.*2,2(sp)
	mov	$4*2,4(sp)
	mov	r2,(sp)
	jsr	pc,_uwords
	jmp	cret

/ dup(fd): one more descriptor for the same struct file. f.count is a byte: EMFILE if it is full.

_dup:
	jsr	r5,csv
	mov	*u.ar0,(sp)
	jsr	pc,_getf
	mov	r0,r4
	beq	2f
	cmpb	f.count(r4),$377
	beq	1f
	jsr	pc,_ufalloc
	tst	r0
	bmi	2f
	asl	r0
	mov	r4,u.ofile(r0)
	incb	f.count(r4)
	br	2f
1:
	movb	$EMFILE,u.error
2:
	jmp	cret

/ mount(device, directory, readonly): the file system on the device appears where the directory
/ was, which nobody may be using.

_smount:
	jsr	r5,csv
	jsr	pc,_getmdev
	tstb	u.error
	bne	9f
	mov	r0,r2			/ r2: dev
	mov	u.arg+2,u.dirp
	clr	(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,r4			/ r4: the directory
	beq	9f
	cmpb	i.count(r4),$1
	bne	7f
	bit	$IFCHR&IFBLK,i.mode(r4)
	bne	7f
	mov	r2,(sp)
	jsr	pc,_getsup
	mov	r0,r3			/ r3: the super-block's buffer
	beq	8f
	mov	r2,(sp)			/ nobody sleeps from here on: the entry
	jsr	pc,_getmnt		/ stays free
	tst	r0
	beq	6f
	mov	r4,m.inodp(r0)
	mov	r2,m.dev(r0)
	mov	r3,m.bufp(r0)
	bisb	$IMOUNT,i.flag(r4)
	mov	r4,(sp)
	jsr	pc,_prele		/ the mount holds it
	br	9f
6:
	mov	r3,(sp)
	jsr	pc,_brelse
7:
	movb	$EBUSY,u.error
8:
	mov	r4,(sp)
	jsr	pc,_iput
9:
	jmp	cret

/ getsup(dev): the super-block of that device, in a buffer that nobody else finds; nobody uses it
/ yet, and u.arg+4 says whether it is read-only. 0 and u.error if it cannot be read.

_getsup:
	jsr	r5,csv
	clr	r3
	mov	$1,(sp)
	mov	4(r5),-(sp)
	jsr	pc,_bread
	tst	(sp)+
	mov	r0,r2
	bit	$B.ERROR,(r0)
	bne	1f
	mov	$NODEV,(sp)
	jsr	pc,_getblk
	mov	r0,r3
	mov	b.addr(r3),r4
	mov	$256.,(sp)
	mov	r4,-(sp)
	mov	b.addr(r2),-(sp)
	jsr	pc,_bcopy
	cmp	(sp)+,(sp)+
	clrb	s.ilock(r4)
	clrb	s.flock(r4)
	movb	u.arg+4,r0
	bic	$!1,r0
	movb	r0,s.ronly(r4)
1:
	mov	r2,(sp)
	jsr	pc,_brelse
	mov	r3,r0
	jmp	cret

/ getmnt(dev): a free entry of mount[]; 0 if there is none, or dev is mounted already.

_getmnt:
	mov	$_mount,r1
	clr	r0
1:
	tst	m.bufp(r1)
	beq	2f
	cmp	m.dev(r1),2(sp)
	bne	3f
	clr	r0
	rts	pc
2:
	tst	r0
	bne	3f
	mov	r1,r0
3:
	add	$MSIZ,r1
	cmp	r1,$_mount+[NMOUNT*MSIZ]
	blo	1b
	rts	pc

/ umount(device): if nobody uses a file there

_sumount:
	jsr	r5,csv
	jsr	pc,_update
	jsr	pc,_getmdev
	tstb	u.error
	bne	9f
	mov	r0,r2
	mov	$_mount,r4
1:
	tst	m.bufp(r4)
	beq	2f
	cmp	m.dev(r4),r2
	beq	3f
2:
	add	$MSIZ,r4
	cmp	r4,$_mount+[NMOUNT*MSIZ]
	blo	1b
	movb	$EINVAL,u.error
	br	9f
3:
	mov	$_inode,r0
4:
	tst	i.num(r0)
	beq	5f
	cmp	i.dev(r0),r2
	beq	8f
5:
	add	$ISIZ,r0
	cmp	r0,$_inode+[NINODE*ISIZ]
	blo	4b
	mov	m.bufp(r4),(sp)
	mov	m.inodp(r4),r3
	beq	8f			/ the root's file system stays
	clr	m.bufp(r4)
	clr	m.inodp(r4)
	jsr	pc,_brelse
	bicb	$IMOUNT,i.flag(r3)
	mov	r3,(sp)
	jsr	pc,_irele
	br	9f
8:
	movb	$EBUSY,u.error
9:
	jmp	cret

/ getmdev(): the number of the block device that the path names

_getmdev:
	jsr	r5,csv
	clr	(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,(sp)
	beq	3f
	mov	i.addr(r0),r4
	mov	i.mode(r0),r1
	bic	$!IFMT,r1
	cmp	r1,$IFBLK
	beq	1f
	movb	$ENOTBLK,u.error
	br	2f
1:
	mov	r4,r1
	swab	r1
	bic	$!377,r1
	cmp	r1,_nblkdev
	blo	2f
	movb	$ENXIO,u.error
2:
	jsr	pc,_iput
3:
	mov	r4,r0
	jmp	cret
