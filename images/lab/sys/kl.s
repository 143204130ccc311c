/ kl.s: the console, a KL11 (or DL11): one terminal line; answers to V6's dmr/kl.c, and to the
/ ttstart of its tty.c. The registers of the transmitter are named in prf.s. V6 can have more
/ lines of this kind; here _kl11 is one struct tty, and minor device 0.

	.text

RCSR	= 177560			/ receiver: status,
RBUF	= 177562			/ character
KL.IE	= 100				/ interrupt when done (receiver), ready (transmitter)
KL.RE	= 1				/ receiver: let the reader read the next one

/ klopen(dev): the first open sets the modes. The terminal becomes that of a process which has
/ none: DEL and FS are for all processes of a terminal.

_klopen:
	tstb	2(sp)
	beq	1f
	movb	$ENXIO,u.error
	rts	pc
1:
	mov	u.procp,r0
	mov	$_kl11,r1
	tst	p.ttyp(r0)
	bne	2f
	mov	r1,p.ttyp(r0)
	mov	2(sp),t.dev(r1)
2:
	bitb	$ISOPEN,t.state(r1)
	bne	3f
	bisb	$ISOPEN,t.state(r1)
	mov	$ECHO|CRMOD,t.flags(r1)	/ tabs are the terminal's
	movb	$CERASE,t.erase(r1)
	movb	$CKILL,t.kill(r1)
3:
	bis	$KL.IE|KL.RE,RCSR
	bis	$KL.IE,XCSR
	rts	pc

/ klclose(dev): the last close: all is sent, and the next open sets the modes anew.

_klclose:
	jsr	r5,csv
	mov	$_kl11,(sp)
	jsr	pc,_wflusht
	clrb	_kl11+t.state
	jmp	cret

/ klread(dev), klwrite(dev): for u.base, u.count

_klread:
	jsr	r5,csv
	mov	$_kl11,(sp)
	jsr	pc,_ttread
	jmp	cret

_klwrite:
	jsr	r5,csv
	mov	$_kl11,(sp)
	jsr	pc,_ttwrite
	jmp	cret

/ klsgtty(dev, v): modes, to v or (v 0) from u.arg

_klsgtty:
	jsr	r5,csv
	mov	6(r5),(sp)
	mov	$_kl11,-(sp)
	jsr	pc,_ttystty
	jmp	cret

/ klrint(): the receiver's interrupt: a character was typed.

_klrint:
	jsr	r5,csv
	mov	RBUF,r2
	bis	$KL.RE,RCSR
	mov	$_kl11,(sp)
	mov	r2,-(sp)
	jsr	pc,_ttyinpu
	jmp	cret

/ klxint(): the transmitter's interrupt: it is ready for the next character. Whoever waits for
/ room in outq is woken when enough of it is free, and not for every character.

_klxint:
	jsr	r5,csv
	mov	$_kl11,r4
	mov	r4,(sp)
	jsr	pc,_ttstart
	cmp	t.outq+q.cc(r4),$TTLOWAT
	bhi	1f
	bitb	$ASLEEP,t.state(r4)
	beq	1f
	bicb	$ASLEEP,t.state(r4)
	add	$t.outq,(sp)
	jsr	pc,_wakeup
1:
	jmp	cret

/ ttstart(tp): if the transmitter is ready, the next character of outq to it; if not, its
/ interrupt will come and call again.

_ttstart:
	mov	PS,-(sp)
	spl	5			/ nobody sends between test and send
	tstb	XCSR
	bpl	2f
	mov	4(sp),-(sp)
	add	$t.outq,(sp)
	jsr	pc,_getc
	bmi	1f
	mov	r0,XBUF
1:
	tst	(sp)+
2:
	mov	(sp)+,PS
	rts	pc
