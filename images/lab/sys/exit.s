/ exit.s: a process ends, and its parent hears of it; answers to rexit, exit and wait in V6's
/ ken/sys1.c.

	.text

/ rexit: the call. Of the status wait gives, the high byte is the user's r0, the low one 0: no
/ signal.

_rexit:
	mov	u.ar0,r0
	movb	R0(r0),r0
	swab	r0
	clrb	r0
	mov	r0,u.arg
	/ falls into exit

/ exit(): the running process is a zombie, with the status in u.arg and its times in struct proc (V6
/ writes its u-area to swap for that). Does not return. Without process 1 nobody would wait for
/ orphans, or begin a shell: that is the end of all (V6 stands still then, and does not say why).

_exit:
	jsr	r5,csv
	mov	u.procp,r2
	cmp	p.pid(r2),$1
	bne	0f
	mov	$9f,(sp)
	jsr	pc,_panic
0:
	clrb	p.sig(r2)
	mov	$u.sig,r0
	mov	$NSIG,r1
1:
	mov	$1,(r0)+
	sob	r1,1b
	jsr	pc,_closall
	mov	u.cdir,-(sp)
	jsr	pc,_irele
	jsr	pc,_vgive
	jsr	pc,_xfree
	mov	r2,(sp)
	jsr	pc,_pgdrop
	mov	p.addr(r2),(sp)		/ we go on on it until swtch: nobody can take it before
	mov	$USIZE,-(sp)
	mov	$_coremap,-(sp)
	jsr	pc,_mfree
	mov	r2,(sp)
	jsr	pc,_swgive
	mov	r2,r0
	add	$z.stat,r0
	mov	u.arg,(r0)+
	mov	u.utime,r1
	add	u.cutim+2,r1
	mov	r1,2(r0)
	mov	u.cutim,r1
	adc	r1
	mov	r1,(r0)
	mov	u.stime,r1
	add	u.cstim+2,r1
	mov	r1,6(r0)
	mov	u.cstim,r1
	adc	r1
	mov	r1,4(r0)
	clr	p.addr(r2)
	clr	p.size(r2)
	movb	$SZOMB,p.stat(r2)

/ Its parent is told, and its children go to init.

	clr	r4			/ has it a parent?
	mov	$_proc,r3
2:
	tstb	p.stat(r3)
	beq	4f
	cmp	p.pid(r3),p.ppid(r2)
	bne	3f
	mov	r3,r4
3:
	cmp	p.ppid(r3),p.pid(r2)
	bne	4f
	cmp	r3,r2
	beq	4f
	mov	$1,p.ppid(r3)
	cmpb	p.stat(r3),$SZOMB
	bne	5f
	mov	$_proc+PSIZ,(sp)	/ a zombie already: init is woken for it
	jsr	pc,_wakeup
	br	4f
5:
	cmpb	p.stat(r3),$SSTOP
	bne	4f
	mov	r3,(sp)
	jsr	pc,_setrun
4:
	add	$PSIZ,r3
	cmp	r3,$_proc+[NPROC*PSIZ]
	blo	2b
	tst	r4
	bne	6f
	mov	$1,p.ppid(r2)
	mov	$_proc+PSIZ,r4
6:
	mov	r4,(sp)
	jsr	pc,_wakeup
	jsr	pc,_swtch
	/ no return

	.data
9:	<no init\0>
	.even
	.text

z.stat	= p.pg				/ of a zombie: its status, then 2 words each of
					/ user and system time

/ closall(): closes all files of the running process.

_closall:
	jsr	r5,csv
	mov	$u.ofile,r2
	mov	$NOFILE,r3
1:
	mov	(r2),-(sp)
	beq	2f
	clr	(r2)
	jsr	pc,_closef
2:
	tst	(sp)+
	tst	(r2)+
	sob	r3,1b
	jmp	cret

/ wait: the call. r0 the pid of a child that has ended, r1 its status; ECHILD if there are none.

_wait:
	jsr	r5,csv
	mov	u.procp,r3
1:
	clr	r4
	mov	$_proc,r2
2:
	tstb	p.stat(r2)
	beq	3f
	cmp	p.ppid(r2),p.pid(r3)
	bne	3f
	cmp	r2,r3
	beq	3f
	inc	r4
	cmpb	p.stat(r2),$SZOMB
	beq	4f
3:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	2b
	tst	r4
	beq	5f
	mov	$PWAIT,-(sp)
	mov	r3,-(sp)
	jsr	pc,_sleep
	cmp	(sp)+,(sp)+
	br	1b
4:
	mov	u.ar0,r1
	mov	p.pid(r2),R0(r1)
	mov	r2,r0
	add	$z.stat,r0
	mov	(r0)+,R1(r1)
	add	(r0)+,u.cutim
	add	(r0)+,u.cutim+2
	adc	u.cutim
	add	(r0)+,u.cstim
	add	(r0)+,u.cstim+2
	adc	u.cstim
	mov	$PSIZ\/2,r0
6:
	clr	(r2)+			/ the slot is free
	sob	r0,6b
	jmp	cret
5:
	movb	$ECHILD,u.error
	jmp	cret
