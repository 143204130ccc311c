/ clock.s: sixty times a second; answers to V6's ken/clock.c. There are no callouts and no profiles.

	.text

/ clock(dev, sp, r1, nps, r0, pc, ps): counts time, for the machine and for the process it takes it
/ from; once a second, if nothing more urgent was interrupted, looks after priorities.

_clock:
	jsr	r5,csv
	mov	$115,LKS
	mov	u.procp,r2
	bit	$140000,20(r5)
	beq	1f
	inc	u.utime
	br	2f
1:
	inc	u.stime
2:
	incb	p.cpu(r2)
	bne	3f
	decb	p.cpu(r2)
3:
	inc	_lbolt
	cmp	_lbolt,$HZ
	blt	9f
	bit	$340,20(r5)
	bne	9f
	sub	$HZ,_lbolt
	add	$1,_time+2
	adc	_time
	spl	1

	cmp	_time,_tout		/ who sleeps until now
	bne	5f
	cmp	_time+2,_tout+2
	bne	5f
	mov	$_tout,-(sp)
	jsr	pc,_wakeup
	tst	(sp)+
5:
	mov	$_proc,r2
6:
	tstb	p.stat(r2)
	beq	8f
	cmpb	p.stat(r2),$SZOMB
	beq	8f
	cmpb	p.time(r2),$127.
	beq	7f
	incb	p.time(r2)
7:
	movb	p.cpu(r2),r0		/ what it used of the last second fades
	bic	$!377,r0
	sub	$10.,r0
	bpl	.+4
	clr	r0
	movb	r0,p.cpu(r2)
	cmpb	p.pri(r2),$PUSER
	ble	8f
	mov	r2,-(sp)
	jsr	pc,_setpri
	tst	(sp)+
8:
	add	$PSIZ,r2
	cmp	r2,$_proc+[NPROC*PSIZ]
	blo	6b
	tstb	_runin
	beq	1f
	clrb	_runin
	mov	$_runin,-(sp)
	jsr	pc,_wakeup
	tst	(sp)+
1:
	bit	$140000,20(r5)		/ a signal for the user we interrupted?
	beq	9f
	mov	r5,r0
	add	$14,r0
	mov	r0,u.ar0
	jsr	pc,_issig
	tst	r0
	beq	2f
	jsr	pc,_psig
2:
	mov	u.procp,-(sp)
	jsr	pc,_setpri
9:
	jmp	cret

	.bss
_time:	.=.+4				/ seconds since 1970
_lbolt:	.=.+2				/ ticks of this second
	.text
