/ slp.s: who sleeps, who runs, who is in core; answers to V6's ken/slp.c (fork's part of it is in
/ newproc.s and the files of the policies).

	.text

/ sleep(chan, pri): gives the processor away until wakeup(chan). With a priority of 0 and more a
/ signal ends the sleep too: then sleep does not return, but the system call does (trap1).

_sleep:
	jsr	r5,csv
	mov	PS,-10(r5)
	mov	u.procp,r2
	tst	6(r5)
	bmi	1f
	spl	6			/ no signal comes between this look and the sleep (V6: one may)
	jsr	pc,_issig
	tst	r0
	bne	2f
	mov	4(r5),p.wchan(r2)
	movb	6(r5),p.pri(r2)
	movb	$SWAIT,p.stat(r2)
	spl	0
	tstb	_runin			/ somebody who can be swapped out: the swapper waits for one
	beq	3f
	clrb	_runin
	mov	$_runin,-(sp)
	jsr	pc,_wakeup
	tst	(sp)+
3:
	jsr	pc,_swtch
	jsr	pc,_issig
	tst	r0
	bne	2f
	br	4f
1:
	spl	6
	mov	4(r5),p.wchan(r2)
	movb	6(r5),p.pri(r2)
	movb	$SSLEEP,p.stat(r2)
	spl	0
	jsr	pc,_swtch
4:
	mov	-10(r5),PS
	jmp	cret
2:
	mov	$u.qsav,-(sp)		/ back to where trap1 began
	jsr	pc,_aretu
	jmp	cret

/ wakeup(chan): all that sleep for it can run.

_wakeup:
	jsr	r5,csv
	mov	4(r5),r3
	mov	$_proc,r2
1:
	cmp	p.wchan(r2),r3
	bne	2f
	mov	r2,-(sp)
	jsr	pc,_setrun
	tst	(sp)+
2:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	1b
	jmp	cret

/ setrun(p): p can run; if it is swapped out, the swapper has work.

_setrun:
	jsr	r5,csv
	mov	4(r5),r2
	clr	p.wchan(r2)
	movb	$SRUN,p.stat(r2)
	cmpb	p.pri(r2),_curpri
	bge	1f
	movb	$1,_runrun
1:
	tstb	_runout
	beq	2f
	bitb	$SLOAD,p.flag(r2)
	bne	2f
	clrb	_runout
	mov	$_runout,-(sp)
	jsr	pc,_wakeup
2:
	jmp	cret

/ setpri(p): what its use of the processor has made of its priority.

_setpri:
	jsr	r5,csv
	mov	4(r5),r2
	movb	p.cpu(r2),r0
	bic	$!377,r0
	ash	$-4,r0
	add	$PUSER,r0
	movb	p.nice(r2),r1
	add	r1,r0
	cmp	r0,$127.
	ble	1f
	mov	$127.,r0
1:
	cmpb	r0,_curpri
	ble	2f
	movb	$1,_runrun
2:
	movb	r0,p.pri(r2)
	jmp	cret

/ swtch(): the processor goes to the most urgent process that is in core and can run. Returns 1 in
/ it, from its own swtch or, if it is new, from the newproc that its parent has called.

_swtch:
	jsr	r5,csv
	mov	$u.rsav,-(sp)
	jsr	pc,_savu
	mov	_proc+p.addr,(sp)	/ idle on the stack of process 0
	jsr	pc,_retu
1:
	clrb	_runrun
	mov	swlast,r2
	clr	r3			/ the best so far
	mov	$128.,r1		/ and its priority
	mov	$NPROC,r0
2:
	add	$PSIZ,r2		/ in turn: behind the last one first
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	3f
	mov	$_proc,r2
3:
	cmpb	p.stat(r2),$SRUN
	bne	4f
	bitb	$SLOAD,p.flag(r2)
	beq	4f
	movb	p.pri(r2),r4
	cmp	r4,r1
	bge	4f
	mov	r4,r1
	mov	r2,r3
4:
	sob	r0,2b
	tst	r3
	bne	5f
	jsr	pc,_idle
	br	1b
5:
	mov	r3,swlast
	movb	r1,_curpri
	mov	p.addr(r3),-(sp)
	jsr	pc,_retu		/ another process from here on
	jsr	pc,_sureg
	mov	u.procp,r2
	bitb	$SSWAP,p.flag(r2)
	beq	6f
	bicb	$SSWAP,p.flag(r2)	/ it was swapped out in the kernel
	mov	$u.ssav,-(sp)
	jsr	pc,_aretu
6:
	mov	$1,r0
	jmp	cret

	.data
swlast:	_proc				/ who ran last
	.bss
_curpri:.=.+1				/ priority of who runs
_runrun:.=.+1				/ somebody more urgent than he can run
_runin:	.=.+1				/ the swapper waits for a process that can go out
_runout:.=.+1				/ the swapper waits for one to bring in
	.text
