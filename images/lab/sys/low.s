/ low.s: the vectors, and what an interrupt finds there; answers to V6's low.s and conf/m40.s
/ (call, start).
/
/ A vector is a new pc and a new PS. The low bits of the PS are the condition codes, which nobody
/ needs at that moment: each trap puts its number there, and `trap` can serve them all.

br4	= 200
br5	= 240
br6	= 300
br7	= 340

	.bss
_edata:					/ what begins as zero: to _end, in data.s
	.text
. = 0^.
	br	1f
	4
. = 4^.
	trap; br7+0.			/ odd address, or nobody answered on the bus
	trap; br7+1.			/ reserved instruction
	trap; br7+2.			/ bpt, trace
	trap; br7+3.			/ iot
	trap; br7+4.			/ power fails
	trap; br7+5.			/ emt
	trap; br7+6.			/ sys: a system call
. = 40^.
1:	jmp	start
. = 60^.
	klin; br4			/ console keyboard
	klou; br4			/ console printer
. = 100^.
	kwlp; br6			/ line clock
. = 220^.
	rkio; br5			/ disk
. = 240^.
	trap; br7+7.			/ programmed interrupt
	trap; br7+8.			/ floating point
	trap; br7+9.			/ memory management

. = 300^.
klin:	jsr	r0,call; _klrint
klou:	jsr	r0,call; _klxint
kwlp:	jsr	r0,call; _clock
rkio:	jsr	r0,call; _rkintr

/ A trap. The PS that the vector gave is saved where it will not be overwritten; the memory
/ management registers have been frozen by an abort, and are read before anything thaws them.

trap:
	mov	PS,-4(sp)
	mov	MMR0,mmr0
	mov	MMR1,mmr1
	mov	MMR2,mmr2
	mov	$1,MMR0
	tst	nofault			/ did the kernel touch the user's memory?
	bne	1f
	jsr	r0,call1; _trap
	/ does not come back here
1:	jmp	kfault			/ fault.s

/ call: r0 points at the address of a C function, which is called with
/	(dev, sp, r1, nps, r0, pc, ps)
/ on the stack, pushed in this order from the end; u.ar0 will point at r0 of it. csv of the
/ called function adds r5, r4, r3 and r2: now all of the user is there.

call1:
	tst	-(sp)			/ nps is there already
	bic	$340,PS
	br	1f
call:
	mov	PS,-(sp)		/ nps
1:
	mov	r1,-(sp)
	mfpi	sp			/ the stack pointer of the mode we came from
	mov	4(sp),-(sp)
	bic	$!37,(sp)		/ dev: the number the vector put there
	bit	$30000,PS		/ previous mode: kernel?
	beq	3f
	jsr	pc,*(r0)+
1:
	bis	$340,PS			/ about to go back to the user: somebody more urgent?
	tstb	_runrun
	beq	2f
	bic	$340,PS
	jsr	pc,_swtch
	br	1b
2:
	tst	(sp)+
	mtpi	sp
	br	4f
3:
	bis	$30000,PS		/ kernel code always has the user as its previous mode
	jsr	pc,*(r0)+
	cmp	(sp)+,(sp)+
4:
	mov	(sp)+,r1
	tst	(sp)+
	mov	(sp)+,r0
	rtt

/ The boot program jumps to 0, and 0 to here. Pages 0-5 of the kernel are core as it lies, page 6
/ is the user structure behind the kernel's end, page 7 is the I/O page.

start:
	mov	$KISA0,r0
	mov	$KISD0,r1
	clr	r2
1:
	mov	r2,(r0)+
	mov	$77406,(r1)+		/ 128 clicks, read and write
	add	$200,r2
	cmp	r2,$1400
	blo	1b
	mov	$_end+77,r2
	ash	$-6,r2
	bic	$!1777,r2		/ ash spreads the sign; a click of core has ten bits here
	mov	r2,(r0)+
	mov	$USIZE-1\<8+RW,(r1)+
	mov	$7600,(r0)
	mov	$77406,(r1)
	mov	$77406,SISD0		/ two windows for copyseg
	mov	$77406,SISD1
	mov	$1,MMR0			/ from here on there are pages
	mov	$_edata,r0
1:
	clr	(r0)+
	cmp	r0,$_end
	blo	1b
	mov	$_u,r0
1:
	clr	(r0)+
	cmp	r0,$ustack
	blo	1b
	mov	$ustack,sp
	mov	$30000,PS
	jsr	pc,_main

/ main comes back as process 1, with the program icode at 0 of its data: a user now.

	mov	$170000,-(sp)
	clr	-(sp)
	rtt
