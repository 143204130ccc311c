/ kill.s: `kill PID ...` sends signal 9 to processes, `kill -N PID ...` signal N.
/ Answers to V6's s1/kill.s.
/
/ Look at how little there is: a signal is a number left in the other's proc entry (p_sig). It
/ dies of it by itself, the next time it is about to go back to user mode.

	mov	(sp)+,r4		/ C: argc
	tst	(sp)+
	dec	r4
	ble	usage
	mov	$9.,r3
	mov	(sp),r0
	cmpb	(r0)+,$'-
	bne	1f
	jsr	pc,_atoi
	mov	r0,r3
	tst	(sp)+
	dec	r4
	ble	usage
1:	mov	(sp),r0
	jsr	pc,_atoi
	tstb	(r1)			/ what follows the digits: the end, it should be
	bne	usage
	tst	r0			/ 0 would mean all of this terminal's processes
	beq	usage
	mov	r3,r1
	jsr	pc,_kill		/ C: kill(atoi(*++argv), signal)
	bcc	2f
	mov	(sp),r1
	jsr	pc,_perror
	inc	r2			/ r2 was 0: so are all registers after exec
2:	tst	(sp)+
	dec	r4
	bgt	1b
	mov	r2,r0
	sys	exit

usage:	mov	$2,r0
	mov	$1f,r1
	jsr	pc,_fputs
	mov	$1,r0
	sys	exit
1:	<usage: kill [-signal] pid ...\n\0>
	.even
