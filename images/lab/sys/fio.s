/ fio.s: open files, and who may open them; answers to V6's ken/fio.c.
/ A descriptor is an index of u.ofile; there stands a struct file, which has the offset, and is
/ shared by the processes that fork made and by dup; and that has the inode, shared by all who
/ opened the same file.

	.text

/ getf(fd): the struct file of that descriptor; 0 and EBADF if there is none.

_getf:
	mov	2(sp),r0
	cmp	r0,$NOFILE
	bhis	1f
	asl	r0
	mov	u.ofile(r0),r0
	bne	2f
1:
	clr	r0
	movb	$EBADF,u.error
2:
	rts	pc

/ closef(fp): one descriptor less. The last one closes the file; if it was one end of a pipe, who
/ sleeps at the other end must look again.

_closef:
	jsr	r5,csv
	mov	4(r5),r4
	cmpb	f.count(r4),$1
	bhi	2f
	mov	f.inode(r4),r3
	bitb	$FPIPE,f.flag(r4)
	beq	1f
	bic	$IREAD|IWRITE,i.mode(r3)
	mov	r3,(sp)
	add	$2,(sp)
	jsr	pc,_wakeup		/ writers that wait,
	add	$2,(sp)
	jsr	pc,_wakeup		/ and readers: as in pipe.s
1:
	movb	f.flag(r4),r0
	bic	$!FWRITE,r0
	mov	r0,(sp)
	mov	r3,-(sp)
	jsr	pc,_closei
	tst	(sp)+
2:
	decb	f.count(r4)
	jmp	cret

/ closei(ip, rw): one holder less of the inode, which is not locked; if it was the last, and it is
/ a device, the driver is told. rw: not 0 if it was open for writing.

_closei:
	jsr	r5,csv
	mov	4(r5),r4
	cmpb	i.count(r4),$1
	bhi	1f
	mov	$2,(sp)
	mov	6(r5),-(sp)
	mov	r4,-(sp)
	jsr	pc,_devoc
	cmp	(sp)+,(sp)+
1:
	mov	r4,(sp)
	jsr	pc,_irele
	jmp	cret

/ openi(ip, rw): if it is a device, the driver is told; ENXIO if there is no such device.

_openi:
	jsr	r5,csv
	clr	(sp)
	mov	6(r5),-(sp)
	mov	4(r5),-(sp)
	jsr	pc,_devoc
	jmp	cret

/ devoc(ip, rw, which): the d_open (which 0) or d_close (which 2) of the device that ip is.

_devoc:
	jsr	r5,csv
	mov	4(r5),r4
	movb	i.addr+1(r4),r1		/ major
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	cmp	r0,$IFCHR
	beq	1f
	cmp	r0,$IFBLK
	bne	4f
	cmp	r1,_nblkdev
	bhis	3f
	ash	$3,r1			/ rows of 4 words
	add	$_bdevsw,r1
	br	2f
1:
	cmp	r1,_nchrdev
	bhis	3f
	mul	$10.,r1			/ rows of 5 words
	add	$_cdevsw,r1
2:
	add	10(r5),r1
	mov	6(r5),(sp)
	mov	i.addr(r4),-(sp)
	jsr	pc,*(r1)
	br	4f
3:
	movb	$ENXIO,u.error
4:
	jmp	cret

/ access(ip, mode): r0 is 0 if the user may do that: IREAD, IWRITE or IEXEC. If not, it is not 0,
/ and u.error says why. The super-user may all, but execute only what somebody may execute.

_access:
	jsr	r5,csv
	mov	4(r5),r4
	mov	6(r5),r3
	cmp	r3,$IWRITE
	bne	1f
	mov	i.dev(r4),(sp)
	jsr	pc,_getfs
	movb	$EROFS,r1
	tstb	s.ronly(r0)
	bne	4f
	movb	$ETXTBSY,r1
	bitb	$ITEXT,i.flag(r4)	/ somebody runs it
	bne	4f
1:
	tstb	u.uid
	bne	2f
	cmp	r3,$IEXEC
	bne	5f
	mov	$IEXEC|[IEXEC\/10]|[IEXEC\/100],r3
	br	3f
2:
	cmpb	u.uid,i.uid(r4)
	beq	3f
	ash	$-3,r3			/ not the owner: the group's bits
	cmpb	u.gid,i.gid(r4)
	beq	3f
	ash	$-3,r3			/ nor of the group: everybody's
3:
	bit	r3,i.mode(r4)
	bne	5f
	movb	$EACCES,r1
4:
	movb	r1,u.error
	mov	$1,r0
	jmp	cret
5:
	clr	r0
	jmp	cret

/ owner(): the inode that the system call's path names, if the user is its owner or super-user; 0
/ and u.error if not.

_owner:
	jsr	r5,csv
	clr	(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	mov	r0,r4
	beq	1f
	cmpb	u.uid,i.uid(r4)
	beq	1f
	jsr	pc,_suser
	tst	r0
	bne	1f
	mov	r4,(sp)
	jsr	pc,_iput
	clr	r4
1:
	mov	r4,r0
	jmp	cret

/ suser(): r0 is 1 if the user is super-user; if not, 0, and EPERM.

_suser:
	mov	$1,r0
	tstb	u.uid
	beq	1f
	clr	r0
	movb	$EPERM,u.error
1:
	rts	pc

/ ufalloc(): the lowest free descriptor, also to the user's r0; -1 and EMFILE if there is none.

_ufalloc:
	clr	r0
	mov	$u.ofile,r1
1:
	tst	(r1)+
	beq	2f
	inc	r0
	cmp	r0,$NOFILE
	blo	1b
	movb	$EMFILE,u.error
	mov	$-1,r0
	rts	pc
2:
	mov	r0,*u.ar0
	rts	pc

/ falloc(): a struct file for a new descriptor, which is in the user's r0 then; its offset is 0.
/ 0 and u.error if there is none.

_falloc:
	jsr	r5,csv
	jsr	pc,_ufalloc
	mov	r0,r3
	bmi	2f
	mov	$_file,r4
1:
	tstb	f.count(r4)
	beq	3f
	add	$FSIZ,r4
	cmp	r4,$_file+[NFILE*FSIZ]
	blo	1b
	mov	$4f,(sp)
	jsr	pc,_printf
	movb	$ENFILE,u.error
2:
	clr	r0
	jmp	cret
3:
	asl	r3
	mov	r4,u.ofile(r3)
	incb	f.count(r4)
	clr	f.offs(r4)
	clr	f.offs+2(r4)
	mov	r4,r0
	jmp	cret
	.data
4:	<no file\n\0>
	.even
	.text
