/ sys4.s: the small system calls; answers to V6's ken/sys4.c (kill and sig are in sig.s).

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
	bhi	6f
	blo	2f
	cmp	_time+2,r3
	bhis	6f
2:
	cmp	_tout,_time		/ a time that has passed?
	blo	4f
	bhi	3f
	cmp	_tout+2,_time+2
	blos	4f
3:
	cmp	_tout,r2		/ or one that is later than ours?
	blo	5f
	bhi	4f
	cmp	_tout+2,r3
	blos	5f
4:
	mov	r2,_tout
	mov	r3,_tout+2
5:
	mov	$PSLEP,(sp)
	mov	$_tout,-(sp)
	jsr	pc,_sleep
	tst	(sp)+
	br	1b
6:
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
