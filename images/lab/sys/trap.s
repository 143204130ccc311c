/ trap.s: what brings a process into the kernel; answers to V6's ken/trap.c.

	.text

/ trap(dev, sp, r1, nps, r0, pc, ps): the user's registers lie on the stack as low.s has pushed
/ them; u.ar0 points at his r0, and R1 ... RPS count from there.

_trap:
	jsr	r5,csv
	mov	r5,r4
	add	$14,r4
	mov	r4,u.ar0
	mov	4(r5),r3
	bit	$140000,RPS(r4)
	bne	1f
	mov	RPS(r4),-(sp)		/ the kernel itself: that must not be
	mov	R7(r4),-(sp)
	mov	r3,-(sp)
	mov	$2f,-(sp)
	jsr	pc,_printf
	mov	$3f,-(sp)
	jsr	pc,_panic
1:
	asl	r3
	mov	trapsig(r3),r3
	bmi	4f
	beq	5f
	br	6f			/ a signal and nothing else

/ Memory management. What the instruction has done to registers is undone, so that it can begin
/ again when the page is his own or the stack is longer.

4:
	mov	R6(r4),-10(r5)		/ as deep as the instruction wanted the stack
	jsr	pc,_backup
	bit	$MMR0.PL,mmr0		/ too deep for the page, whosever that is
	bne	7f
	bit	$MMR0.RO,mmr0
	beq	7f
	jsr	pc,_mpage
	mov	r0,-(sp)
	jsr	pc,_cowpage
	tst	r0
	blt	7f
	bgt	9f
	mov	R7(r4),r0
	jsr	pc,uword
	bic	$77,r0
	cmp	r0,$170700		/ negf turns what it finds: what it has stored already, if it
	bne	9f			/ has to begin again for the page behind: so that one too
	inc	(sp)
	cmp	(sp),$8.
	beq	9f
	jsr	pc,_cowpage
	br	9f
7:
	mov	-10(r5),-(sp)
	jsr	pc,_grow
	tst	(sp)+
	tst	r0
	bne	9f
	mov	$SIGSEG,r3
	br	6f

/ A system call.

5:
	clrb	u.error
	bic	$1,RPS(r4)		/ carry: no error yet
	jsr	pc,_getcall
	clr	u.intfl
	mov	r0,-(sp)
	jsr	pc,_trap1
	tst	(sp)+
	tst	u.intfl
	beq	8f
	movb	$EINTR,u.error
8:
	movb	u.error,r0
	beq	9f
	mov	$SIGSYS,r3
	cmp	r0,$ENOSYS		/ as on V6, this and EFAULT never reach him as errors
	bge	6f
	bis	$1,RPS(r4)
	mov	r0,R0(r4)
	br	9f

6:
	mov	r3,-(sp)
	mov	u.procp,-(sp)
	jsr	pc,_psignal
9:
	jsr	pc,_issig
	tst	r0
	beq	1f
	jsr	pc,_psig
1:
	mov	u.procp,-(sp)
	jsr	pc,_setpri
	jmp	cret

	.data
2:	<\ntrap %d at pc %o ps %o\n\0>
3:	<trap\0>
	.even
trapsig:				/ by dev; 0 a system call, -1 memory management
	SIGBUS; SIGINS; SIGTRC; SIGIOT; SIGBUS; SIGEMT; 0; SIGBUS; SIGFPT; -1
	.text

/ trap1(f): a system call may end here without f's return: sleep finds a signal and goes back to
/ u.qsav; then u.intfl is still set.

_trap1:
	jsr	r5,csv
	inc	u.intfl
	mov	$u.qsav,-(sp)
	jsr	pc,_savu
	jsr	pc,*4(r5)
	clr	u.intfl
	jmp	cret

/ getcall(): the call's number and arguments into u.arg; r0 its function. They stand behind the
/ instruction, or, for sys 0, at the address behind it.

_getcall:
	jsr	r5,csv
	mov	u.ar0,r4
	mov	R7(r4),r2
	mov	r2,r0
	sub	$2,r0
	jsr	pc,uword
	bic	$!77,r0
	bne	1f
	mov	r2,r0
	jsr	pc,uword
	add	$2,R7(r4)
	mov	r0,r2
	jsr	pc,uword
	add	$2,r2
	mov	r0,r1
	bic	$77,r1
	cmp	r1,$104400		/ is it a sys at all?
	beq	2f
	mov	$77,r0
2:
	bic	$!77,r0
	clr	-10(r5)			/ what pc goes on by
	br	3f
1:
	mov	$2,-10(r5)
3:
	asl	r0
	asl	r0
	mov	_sysent+2(r0),-(sp)
	mov	_sysent(r0),r3
	mov	$u.arg,-(sp)
	tst	r3
	beq	5f
4:
	mov	r2,r0
	jsr	pc,uword
	mov	r0,*(sp)
	add	$2,(sp)
	add	$2,r2
	add	-10(r5),R7(r4)
	sob	r3,4b
5:
	mov	u.arg,u.dirp
	tst	(sp)+
	mov	(sp)+,r0
	jmp	cret

uword:
	mov	r0,-(sp)
	jsr	pc,_fuword
	tst	(sp)+
	rts	pc

/ nosys(): there is no such call. nullsys(): there is, and it does nothing.

_nosys:
	movb	$ENOSYS,u.error
_nullsys:
	rts	pc
