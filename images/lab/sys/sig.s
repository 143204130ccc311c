/ sig.s: signals, and the stack that grows; answers to V6's ken/sig.c. There are no core dumps and
/ no ptrace.

	.text

/ psignal(p, sig): p will find that signal; if it sleeps at a priority for signals, now.

_psignal:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3
	beq	1f			/ 0 is none: kill(pid, 0) only asks whether there is pid
	cmp	r3,$NSIG
	bhis	1f
	cmpb	p.sig(r2),$SIGKIL	/ nothing takes the place of that
	beq	2f
	movb	r3,p.sig(r2)
2:
	cmpb	p.pri(r2),$PUSER
	ble	3f
	movb	$PUSER,p.pri(r2)
3:
	cmpb	p.stat(r2),$SWAIT
	bne	1f
	mov	r2,-(sp)
	jsr	pc,_setrun
1:
	jmp	cret

/ signal(tty, sig): to all who have that terminal.

_signal:
	jsr	r5,csv
	mov	$_proc,r2
	mov	6(r5),-(sp)
	clr	-(sp)
1:
	cmp	p.ttyp(r2),4(r5)
	bne	2f
	cmpb	p.stat(r2),$SZOMB
	beq	2f
	mov	r2,(sp)
	jsr	pc,_psignal
2:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	1b
	jmp	cret

/ issig(): not 0 if there is a signal for the running process which it does not ignore.

_issig:
	mov	u.procp,r0
	movb	p.sig(r0),r0
	beq	1f
	mov	r0,r1
	asl	r1
	bit	$1,u.sig(r1)
	beq	1f
	clr	r0
1:	rts	pc

/ psig(): does what the signal wants: the process ends, or its function is called, as if by the
/ instruction it was at: pc and PS go to its stack, and an rtt ends it.

_psig:
	jsr	r5,csv
	mov	u.procp,r2
	movb	p.sig(r2),r3
	clrb	p.sig(r2)
	mov	r3,r4
	asl	r4
	add	$u.sig,r4
	mov	(r4),-10(r5)
	beq	3f
	clrb	u.error
	cmp	r3,$SIGINS
	beq	1f
	cmp	r3,$SIGTRC
	beq	1f
	clr	(r4)			/ next time it kills, unless he asks again
1:
	mov	u.ar0,r4
	mov	R6(r4),r2
	sub	$4,r2
	mov	r2,-(sp)
	jsr	pc,_grow
	mov	RPS(r4),(sp)
	mov	r2,-(sp)
	add	$2,(sp)
	jsr	pc,_suword
	tst	r0
	bmi	2f
	mov	R7(r4),2(sp)
	mov	r2,(sp)
	jsr	pc,_suword
	tst	r0
	bmi	2f
	mov	r2,R6(r4)
	bic	$20,RPS(r4)
	mov	-10(r5),R7(r4)
	jmp	cret
2:
	mov	$SIGSEG,r3		/ there is no stack to put them on
3:
	mov	u.ar0,r0
	mov	R0(r0),r0
	swab	r0
	clrb	r0
	bis	r3,r0
	mov	r0,u.arg
	jsr	pc,_exit

/ grow(sp): the stack reaches down to sp from now on. Not 0: it has grown; 0: it need not, or
/ cannot.

_grow:
	jsr	r5,csv
	mov	4(r5),r2
	jsr	pc,_resync
	neg	r2			/ bytes from the end of memory
	beq	1f
	clc
	ror	r2
	add	$37,r2
	ash	$-5,r2
	bic	$!3777,r2
	sub	u.ssize,r2
	blos	1f			/ it is that long
	add	$SINCR,r2
	add	u.ssize,r2
	mov	r2,-(sp)
	mov	u.dsize,-(sp)
	mov	u.tsize,-(sp)
	jsr	pc,_room
	tst	(sp)+
	clrb	u.error
	tst	r0
	bne	1f
	mov	u.dsize,r0
	add	r2,r0
	add	$USIZE,r0
	mov	r0,-(sp)
	jsr	pc,_expand
	clrb	u.error
	tst	r0
	bne	1f
	inc	r0
	jmp	cret
1:
	clr	r0
	jmp	cret

/ ssig: the call signal(number, what): 0 kills, odd ignores, else the function. r0 what it was.

_ssig:
	mov	u.arg,r0
	beq	1f
	cmp	r0,$NSIG
	bhis	1f
	cmp	r0,$SIGKIL
	beq	1f
	asl	r0
	mov	u.ar0,r1
	mov	u.sig(r0),R0(r1)
	mov	u.arg+2,u.sig(r0)
	mov	u.procp,r1
	cmpb	p.sig(r1),u.arg
	bne	2f
	clrb	p.sig(r1)
2:	rts	pc
1:
	movb	$EINVAL,u.error
	rts	pc

/ kill: the call kill(pid in r0, signal); pid 0: all who have the caller's terminal.

_kill:
	jsr	r5,csv
	mov	u.ar0,r0
	mov	R0(r0),r3
	mov	u.procp,r4
	clr	-10(r5)			/ how many
	mov	u.arg,-(sp)
	clr	-(sp)
	mov	$_proc,r2
1:
	cmp	r2,r4
	beq	3f
	tstb	p.stat(r2)
	beq	3f
	tst	r3
	beq	4f
	cmp	p.pid(r2),r3
	bne	3f
	br	5f
4:
	cmp	p.ttyp(r2),p.ttyp(r4)
	bne	3f
	cmp	r2,$_proc+PSIZ+PSIZ	/ not processes 0 and 1
	blo	3f
5:
	tstb	u.uid
	beq	6f
	cmpb	u.uid,p.uid(r2)
	bne	3f
6:
	inc	-10(r5)
	cmpb	p.stat(r2),$SZOMB
	beq	3f
	mov	r2,(sp)
	jsr	pc,_psignal
3:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	1b
	tst	-10(r5)
	bne	7f
	movb	$ESRCH,u.error
7:
	jmp	cret
