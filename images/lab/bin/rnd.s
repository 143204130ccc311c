/ rnd.s: numbers at random, for random.s and stress.s, which have a word `seed`.

/ rnd(): r0 is the next number of the seed's, r1 too. below(r0: n): r0 is one of 0 to n-1

below:
	mov	r0,-(sp)
	jsr	pc,rnd
	bic	$100000,r1
	clr	r0
	div	(sp)+,r0
	mov	r1,r0
	rts	pc

rnd:	mov	seed,r1
	mul	$13077.,r1		/ (an odd register: the low word is what counts)
	add	$6925.,r1
	mov	r1,seed
	swab	r1			/ the high byte is the better one
	mov	r1,r0
	rts	pc
