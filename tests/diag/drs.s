/ drs.s: a stand-in for the diagnostic supervisor that DEC's later diagnostics (ZRL.) are written for
/ and that XXDP loads beside them. It runs the program's sections and tests in their order, pass
/ after pass, answers the services it asks for by TRAP (some by EMT), and prints what it says. The
/ answers an operator would give lie in the program's own hardware table (location 2022): deposit
/ them. Flags are those of an unattended run: no loops, no halts, nobody to press a button.
/ Load it, then the program; go 70000.

	. = . + 70000

/ The program's header

NAME	= 2000				/ five letters and a NUL
UNITS	= 2012
HARD	= 2022				/ the default hardware table
TESTS	= 2040				/ the table of tests, their count before it
DELAY	= 2116				/ turns of DEC, BNE in 100 us
INITS	= 2104				/ its sections: initialise,
CLEANS	= 2106				/ clean up,
DROPS	= 2072				/ drop a unit

DLY45	= 22.				/ on an 11/45 with core

START	= 40				/ event flags
NEWPASS	= 35

TTYCSR	= 177564
TTYBUF	= 177566
PS	= 177776

halt	= 0
rti	= 2
reset	= 5

start:
	mov	$start,sp
	reset
	mov	$4,r0				/ what nobody asks for, stops
1:
	mov	$strange,(r0)+
	mov	$340,(r0)+
	cmp	r0,$1000
	blo	1b
	mov	$service,*$30			/ EMT
	mov	$service,*$34			/ TRAP
	mov	$1,*$UNITS
	mov	$DLY45,*$DELAY
	mov	$START,event
	clr	passes
	clr	errors

/ A pass: initialise, the tests, clean up.

pass:
	clr	dropped
	clr	test
	mov	*$INITS,r0
	jsr	pc,section
	mov	$NEWPASS,event
next:
	tst	dropped
	bne	2f
	mov	*$TESTS,r1
	cmp	test,-2(r1)
	bhis	2f
	mov	test,r0
	inc	test
	asl	r0
	add	r0,r1
	mov	(r1),r0
	clr	subtst
	clr	failed
	jsr	pc,section
	br	next
2:
	jsr	pc,clean
	inc	passes
	jsr	pc,crlf
	mov	$NAME,r0
	jsr	pc,puts
	mov	$eop,r0
	jsr	pc,puts
	mov	passes,r0
	jsr	pc,putd
	mov	$cumul,r0
	jsr	pc,puts
	mov	errors,r0
	jsr	pc,putd
	jsr	pc,crlf
	br	pass

clean:
	mov	*$CLEANS,r0

/ Runs the section at r0 until the trap that ends it.

section:
	mov	sp,back
	clr	*$PS
	jmp	(r0)

/ The trap that ends a section: what it left on the stack is forgotten.

end:
	mov	back,sp
	rts	pc

/ An interrupt or a trap that nobody has asked for.

strange:
	mov	$unasked,r0
	jsr	pc,puts
	mov	(sp),r0
	jsr	pc,puto
	jsr	pc,crlf
	halt
	br	.-2

/ A service. On the stack, from here on:

R5	= 0
R4	= 2
R3	= 4
R2	= 6
R1	= 10
PC	= 12
OLDPS	= 14
ARGS	= 16

service:
	mov	r1,-(sp)
	mov	r2,-(sp)
	mov	r3,-(sp)
	mov	r4,-(sp)
	mov	r5,-(sp)
	mov	PC(sp),r1
	mov	-2(r1),r1
	bic	$177400,r1
	cmp	r1,$LAST
	bhi	1f
	asl	r1
	jmp	*table(r1)
1:
	asl	r1
nobody:
	mov	r1,-(sp)
	mov	$noserv,r0
	jsr	pc,puts
	mov	(sp)+,r0
	asr	r0
	jsr	pc,puto
	mov	PC(sp),r0
	jsr	pc,puto
	jsr	pc,crlf
	halt
	br	.-2

no:
	bic	$1,OLDPS(sp)
	br	done
yes:
	bis	$1,OLDPS(sp)
done:
	mov	(sp)+,r5
	mov	(sp)+,r4
	mov	(sp)+,r3
	mov	(sp)+,r2
	mov	(sp)+,r1
	rti

bsub:
	inc	subtst
	clr	failed
	br	done
bseg:
	clr	failed
	br	done

/ ESCAPE, if the test has met an error; EXIT, in any case: to the address that the word behind it
/ is short of. 

escape:
	tst	failed
	bne	leave
	add	$2,PC(sp)
	br	done
leave:
	mov	PC(sp),r1
	add	(r1),PC(sp)
	br	done

/ The hardware table of unit r0.

gphard:
	tst	r0
	bne	no
	tst	dropped
	bne	no
	mov	*$HARD,r0
	br	yes

/ Is the event flag r0 up?

refg:
	cmp	r0,event
	bne	no
	br	yes

spri:
	bic	$340,OLDPS(sp)
	bis	r0,OLDPS(sp)
	br	done

svec:
	mov	ARGS+2(sp),r1
	mov	ARGS+4(sp),(r1)+
	mov	ARGS+6(sp),(r1)
	br	done

cvec:
	mov	$strange,(r0)
	mov	$340,2(r0)
	br	done

buserset:
	reset
	br	done

/ The table of the clock r0. There is a line clock (letter L).

clock:
	cmp	r0,$114
	bne	no
	mov	$lclock,r0
	br	yes

/ DOCLN: clean up, and the pass is over.

docln:
	mov	$start,sp
	jsr	pc,clean
	mov	$start,sp
	inc	dropped
	jmp	next

/ DODU: the unit is dropped.

dodu:
	inc	dropped
	mov	$dropp,r0
	jsr	pc,puts
	br	done

/ What may be repeated or asked of an operator is not.

gman:
	br	no

/ An error: three words behind the trap are its number, its text and the routine that says more,
/ which ends in a trap of its own (emsg).

error:
	inc	errors
	inc	failed
	mov	r0,-(sp)
	mov	$NAME,r0
	jsr	pc,puts
	mov	$err,r0
	jsr	pc,puts
	mov	*PC+2(sp),r0
	jsr	pc,putd
	mov	$tstt,r0
	jsr	pc,puts
	mov	test,r0
	jsr	pc,puto
	mov	$subt,r0
	jsr	pc,puts
	mov	subtst,r0
	jsr	pc,puto
	mov	$pct,r0
	jsr	pc,puts
	mov	PC+2(sp),r0
	sub	$2,r0
	jsr	pc,puto
	jsr	pc,crlf
	mov	PC+2(sp),r5
	add	$6,PC+2(sp)
	mov	2(r5),r0
	beq	1f
	jsr	pc,puts
	jsr	pc,crlf
1:
	mov	4(r5),r0
	bne	1f
	mov	(sp)+,r0
	jmp	done
1:						/ its registers as they were
	mov	r0,more
	mov	(sp)+,r0
	mov	R1(sp),r1
	mov	R5(sp),r5
	jmp	*more

/ It has said all: the trap's PC and PS go, and the five registers.

emsg:
	add	$ARGS,sp
	jsr	pc,crlf
	jmp	done

/ PRINT: r0 points at the count of what follows: a format, and its arguments.

print:
	mov	r0,r4
	mov	(r4)+,r1
	mov	(r4)+,r3
1:
	movb	(r3)+,r0
	beq	8f
	cmpb	r0,$45				/ %
	beq	2f
	jsr	pc,putc
	br	1b
2:
	movb	(r3)+,r2
	beq	8f
	clr	r5				/ how many digits
3:
	movb	(r3),r0
	sub	$60,r0
	cmp	r0,$9.
	bhi	4f
	inc	r3
	mul	$10.,r5
	add	r0,r5
	br	3b
4:
	cmpb	r2,$101				/ A: the text that follows
	beq	1b
	cmpb	r2,$116				/ N: new line
	bne	5f
	jsr	pc,crlf
	br	1b
5:
	cmpb	r2,$123				/ S: spaces
	bne	6f
spaces:
	mov	$40,r0
	jsr	pc,putc
	dec	r5
	bgt	spaces
	br	1b
6:
	mov	(r4)+,r0
	cmpb	r2,$124				/ T: a text elsewhere
	bne	7f
	jsr	pc,puts
	br	1b
7:
	cmpb	r2,$104				/ D: decimal; O: octal
	beq	7f
	jsr	pc,putn
	br	1b
7:
	jsr	pc,putd
	br	1b
8:
	jmp	done

/ The console: r0 is printed. No register is touched but r0.

putc:
	tstb	*$TTYCSR
	bpl	putc
	movb	r0,*$TTYBUF
	rts	pc

puts:
	mov	r1,-(sp)
	mov	r0,r1
1:
	movb	(r1)+,r0
	beq	1f
	jsr	pc,putc
	br	1b
1:
	mov	(sp)+,r1
	rts	pc

crlf:
	mov	$15,r0
	jsr	pc,putc
	mov	$12,r0
	br	putc

puto:
	mov	r5,-(sp)
	mov	$6,r5
	jsr	pc,putn
	mov	(sp)+,r5
	rts	pc

/ r0 in octal, r5 digits of it.

putn:
	mov	r1,-(sp)
	mov	r2,-(sp)
	mov	r5,r2
1:
	clr	r1				/ the last digit first, onto the stack
	mov	r0,r1
	bic	$177770,r1
	add	$60,r1
	mov	r1,-(sp)
	clc
	ror	r0
	asr	r0
	asr	r0
	dec	r2
	bgt	1b
	mov	r5,r2
1:
	mov	(sp)+,r0
	jsr	pc,putc
	dec	r2
	bgt	1b
	mov	(sp)+,r2
	mov	(sp)+,r1
	rts	pc

/ r0 in decimal.

putd:
	mov	r1,-(sp)
	mov	r0,r1
	clr	r0
	div	$10.,r0
	mov	r1,-(sp)
	tst	r0
	beq	1f
	jsr	pc,putd
1:
	mov	(sp)+,r0
	add	$60,r0
	jsr	pc,putc
	mov	(sp)+,r1
	rts	pc

table:
	nobody; end; bsub; done			/ 0   -, end of test, subtest, its end
	bseg; done; done; no			/ 4   segment, its end, CKLOOP, Q-bus?
	escape; end; end; nobody		/ 10  ESCAPE, end of init, of clean-up, -
	print; print; print; print		/ 14  PRINTB, X, S, F
	no; nobody; done; emsg			/ 20  INLOOP?, flags, BREAK, end of message
	nobody; nobody; no; no			/ 24
	nobody; nobody; leave; buserset		/ 30  -, -, EXIT, RESET
	nobody; nobody; cvec; svec		/ 34  -, -, CLRVEC, SETVEC
	nobody; spri; gphard; gman		/ 40  GETPRI, SETPRI, GPHARD, GMANI
	docln; done; done; refg			/ 44  DOCLN, CLEFG, SETEFG, READEF
	no; dodu; end; end			/ 50  MANUAL?, DODU, end of add, of drop
	error; error; error; error		/ 54  ERRSF, ERRDF, ERRHRD, ERRSOFT
	error; end; clock			/ 60  ERROR, end of autodrop, CLOCK
LAST	= 62

lclock:	177546; 6; 100; 60.

back:	0					/ the stack before the section
event:	0					/ the event flag that is up
more:	0
passes:	0
errors:	0
failed:	0					/ errors in this subtest or segment
dropped: 0
test:	0
subtst:	0

eop:	< EOP \0>
cumul:	< ERRORS \0>
err:	< ERR \0>
tstt:	< TST \0>
subt:	< SUB \0>
pct:	< PC \0>
unasked: <NOBODY ASKED FOR A TRAP FROM \0>
noserv:	<NO SUCH SERVICE \0>
dropp:	<UNIT DROPPED\r\n\0>
