/ sys4.s: the small system calls; answers to V6's ken/sys4.c (kill and sig are in sig.s).
/ What it does differently: unlink looks again at the entry when it has the directory locked, so
/ that two processes cannot remove the same name.

	.text

/ csw(): the console switches

_getswit:
	mov	SWR,*u.ar0
	rts	pc

/ time(): seconds since 1970, high word in r0, low in r1

_gtime:
	mov	u.ar0,r0
	mov	_time,(r0)
	mov	_time+2,R1(r0)
	rts	pc

/ stime(high, low): for the super-user

_stime:
	jsr	r5,csv
	jsr	pc,_suser
	tst	r0
	beq	1f
	mov	u.ar0,r0
	mov	(r0),_time
	mov	R1(r0),_time+2
	mov	$_tout,(sp)		/ sleepers look at the clock again
	jsr	pc,_wakeup
1:
	jmp	cret

/ sleep(seconds): sleeps for _tout, which holds the time when the clock is to wake the sleepers:
/ the earliest that one of them wants. Each looks for himself whether it is his time.

_sslep:
	jsr	r5,csv
	spl	7
	mov	_time,r2		/ r2, r3: until when
	mov	_time+2,r3
	add	*u.ar0,r3
	adc	r2
1:
	cmp	_time,r2
	bhi	5f
	blo	2f
	cmp	_time+2,r3
	bhis	5f
2:
	cmp	_tout,_time		/ a time that has passed?
	blo	4f
	bhi	3f
	cmp	_tout+2,_time+2
	blos	4f
3:
	cmp	_tout,r2		/ or one that is later than ours?
	blo	6f
	bhi	4f
	cmp	_tout+2,r3
	blos	6f
4:
	mov	r2,_tout
	mov	r3,_tout+2
6:
	mov	$PSLEP,(sp)
	mov	$_tout,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
5:
	spl	0
	jmp	cret

/ setuid(uid), setgid(gid): both, effective and real; for the super-user, or back to the real one

_setuid:
	jsr	r5,csv
	movb	*u.ar0,r4
	cmpb	r4,u.ruid
	beq	1f
	jsr	pc,_suser
	tst	r0
	beq	2f
1:
	movb	r4,u.uid
	movb	r4,u.ruid
	mov	u.procp,r0
	movb	r4,p.uid(r0)
2:
	jmp	cret

_setgid:
	jsr	r5,csv
	movb	*u.ar0,r4
	cmpb	r4,u.rgid
	beq	1f
	jsr	pc,_suser
	tst	r0
	beq	2f
1:
	movb	r4,u.gid
	movb	r4,u.rgid
2:
	jmp	cret

/ getuid(), getgid(): the real one, and in the high byte the effective one

_getuid:
	mov	u.ar0,r0
	movb	u.ruid,(r0)+
	movb	u.uid,(r0)
	rts	pc

_getgid:
	mov	u.ar0,r0
	movb	u.rgid,(r0)+
	movb	u.gid,(r0)
	rts	pc

/ getpid()

_getpid:
	mov	u.procp,r0
	mov	p.pid(r0),*u.ar0
	rts	pc

/ sync()

_sync:
	jmp	_update

/ nice(n): at most 20; less than 0 is for the super-user.

_nice:
	jsr	r5,csv
	mov	*u.ar0,r4
	bge	1f
	jsr	pc,_suser
	tst	r0
	bne	2f
	clr	r4
1:
	cmp	r4,$20.
	ble	2f
	mov	$20.,r4
2:
	mov	u.procp,r0
	movb	r4,p.nice(r0)
	jmp	cret

/ unlink(path): the file has one name less. It goes with the last holder of the inode: iput.
/ Directory and file are never locked both at once: one may lie above the other, as in
/ unlink("a/.."). So the entry is looked at again before it goes.

_unlink:
	jsr	r5,csv
	mov	$2,(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,r4			/ r4: the directory
	beq	9f
	mov	r0,(sp)
	jsr	pc,_prele
	mov	u.dino,(sp)
	mov	i.dev(r4),-(sp)
	jsr	pc,_iget
	tst	(sp)+
	mov	r0,r3			/ r3: the file
	beq	8f
	mov	i.mode(r3),r0
	bic	$!IFMT,r0
	cmp	r0,$IFDIR
	bne	1f
	jsr	pc,_suser
	tst	r0
	beq	7f
	cmp	i.dev(r3),i.dev(r4)
	beq	1f
	movb	$EBUSY,u.error		/ something is mounted there
	br	7f
1:
	mov	r3,(sp)
	jsr	pc,_prele
	mov	r4,(sp)
	jsr	pc,_plock
	mov	i.num(r3),(sp)
	mov	r4,-(sp)
	jsr	pc,_unentry
	jsr	pc,_prele
	tst	(sp)+
	mov	r3,(sp)
	jsr	pc,_plock
	tstb	u.error
	bne	7f
	decb	i.nlink(r3)
	bisb	$IUPD,i.flag(r3)
7:
	mov	r3,(sp)
	jsr	pc,_iput
8:
	mov	r4,(sp)
	jsr	pc,_irele
9:
	jmp	cret

/ unentry(dp, ino): the entry that ends at u.offs in the locked directory is nobody's any more;
/ ENOENT if it is not u.dbuf's and ino's now.

_unentry:
	jsr	r5,csv
	mov	4(r5),(sp)
	jsr	pc,dentry
	jsr	pc,_readi
	tstb	u.error
	bne	3f
	cmp	u.dino,6(r5)
	bne	2f
	mov	$u.dbuf,r0
	mov	$u.dname,r1
1:
	cmp	(r0)+,(r1)+
	bne	2f
	cmp	r0,$u.dbuf+DIRSIZ
	blo	1b
	clr	u.dino
	jsr	pc,dentry
	jsr	pc,_writei
	jmp	cret
2:
	movb	$ENOENT,u.error
3:
	jmp	cret

dentry:					/ the next transfer: the entry before u.offs, to or from
	sub	$DIRSIZ+2,u.offs+2	/ u.dino and u.dname
	mov	$u.dino,u.base
	mov	$DIRSIZ+2,u.count
	movb	$1,u.segfl
	rts	pc

/ chdir(path)

_chdir:
	jsr	r5,csv
	clr	(sp)
	mov	$_uchar,-(sp)
	jsr	pc,_namei
	tst	(sp)+
	mov	r0,r4
	beq	9f
	mov	i.mode(r4),r0
	bic	$!IFMT,r0
	cmp	r0,$IFDIR
	beq	1f
	movb	$ENOTDIR,u.error
	br	2f
1:
	mov	$IEXEC,(sp)
	mov	r4,-(sp)
	jsr	pc,_access
	tst	(sp)+
	tst	r0
	bne	2f
	mov	r4,(sp)
	jsr	pc,_prele
	mov	u.cdir,r0
	mov	r4,u.cdir
	mov	r0,(sp)
	jsr	pc,_irele
	br	9f
2:
	mov	r4,(sp)
	jsr	pc,_iput
9:
	jmp	cret

/ chmod(path, mode): for the owner; the sticky bit is for the super-user.

_chmod:
	jsr	r5,csv
	jsr	pc,_owner
	mov	r0,(sp)
	beq	2f
	mov	u.arg+2,r1
	bic	$!7777,r1
	tstb	u.uid
	beq	1f
	bic	$ISVTX,r1
1:
	bic	$7777,i.mode(r0)
	bis	r1,i.mode(r0)
	bisb	$IUPD,i.flag(r0)
	jsr	pc,_iput
2:
	jmp	cret

/ chown(path, owner): for the super-user; the owner's high byte is the group.

_chown:
	jsr	r5,csv
	jsr	pc,_suser
	tst	r0
	beq	1f
	jsr	pc,_owner
	mov	r0,(sp)
	beq	1f
	movb	u.arg+2,i.uid(r0)
	movb	u.arg+3,i.gid(r0)
	bisb	$IUPD,i.flag(r0)
	jsr	pc,_iput
1:
	jmp	cret

/ times(buffer): u.utime to u.cstim, six words, to the user

_times:
	jsr	r5,csv
	mov	$6*2,(sp)
	mov	u.arg,-(sp)
	mov	$u.utime,-(sp)
	jsr	pc,_uwords
	jmp	cret
