/ rl.s: random transfers on RL0, of random length from random sectors on, many of them over the end of
/ their track. What each leaves in the control's registers and in memory goes into r5. HALT at the end.
/ Deposit before: how many at 1002, the seed at 1004, the drive's cylinders at 1006.

	. = . + 1000

halt	= 0
MOST	= 5200.				/ words: more than a track's 5120

RLCS	= 174400
RLBA	= 174402
RLDA	= 174404
RLMP	= 174406

	br	start
count:	0
seed:	0
cyls:	0

start:
	mov	$1000,sp
	clr	r5
	mov	$13,*$RLDA			/ volume check, be gone
	mov	$4,r0
	jsr	pc,command
1:
	jsr	pc,fill
	jsr	pc,move
	mov	cyl,r0
	ash	$7,r0
	bis	head,r0
	mov	$40.,r1
	mov	r0,da
	jsr	pc,rand
	bis	r0,da
	mov	$MOST,r1
	jsr	pc,rand
	com	r0				/ minus 1 to 5200
	mov	r0,mp
	mov	$2,r1
	jsr	pc,rand
	tst	r0
	beq	2f
	mov	$14,r0				/ read
	jsr	pc,transfer
	br	3f
2:
	mov	$12,r0				/ write, and write check
	jsr	pc,transfer
	mov	$2,r0
	jsr	pc,transfer
3:
	dec	count
	bne	1b
	halt
	br	.-2

/ The command r0, to its end.

command:
	mov	r0,*$RLCS
1:
	tstb	*$RLCS
	bpl	1b
	rts	pc

/ The function r0 on what da and mp say; its outcome into r5.

transfer:
	mov	$buffer,*$RLBA
	mov	da,*$RLDA
	mov	mp,*$RLMP
	jsr	pc,command
	mov	*$RLCS,r0
	bic	$11777,r0			/ the errors; SIMH 3.8 has OPI without HNF
	jsr	pc,mix
	mov	*$RLBA,r0
	jsr	pc,mix
	mov	*$RLDA,r0
	jsr	pc,mix
	mov	$buffer,r4
1:
	mov	(r4)+,r0
	asl	r5
	adc	r5
	xor	r0,r5
	cmp	r4,$end
	blo	1b
	rts	pc

mix:
	asl	r5
	adc	r5
	xor	r0,r5
	rts	pc

/ r0: a number below r1.

rand:
	mov	seed,r3
	mul	$20077.,r3
	add	$12345.,r3
	mov	r3,seed
	mov	r3,r2
	clc
	ror	r2
	mul	r1,r2
	ashc	$1,r2
	mov	r2,r0
	rts	pc

/ The buffer: random words.

fill:
	mov	$buffer,r4
	mov	seed,r3
1:
	mul	$20077.,r3
	add	$12345.,r3
	mov	r3,(r4)+
	cmp	r4,$end
	blo	1b
	mov	r3,seed
	rts	pc

/ The heads to a random track.

move:
	mov	cyls,r1
	jsr	pc,rand
	mov	r0,cyl
	mov	$2,r1
	jsr	pc,rand
	ash	$6,r0
	mov	r0,head
	mov	$10,r0				/ read header
	jsr	pc,command
	mov	*$RLMP,r2
	bic	$177,r2
	mov	cyl,r4
	ash	$7,r4
	mov	$5,r1				/ inward
	sub	r2,r4
	bhis	1f
	neg	r4
	mov	$1,r1
1:
	bis	r1,r4
	tst	head
	beq	1f
	bis	$20,r4
1:
	mov	r4,*$RLDA
	mov	$6,r0
	jsr	pc,command
1:
	bit	$1,*$RLCS			/ until the drive is ready
	beq	1b
	rts	pc

cyl:	0
head:	0
da:	0
mp:	0
buffer:	. = . + MOST + MOST
end:
