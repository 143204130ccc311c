/ malloc.s: core and swap, given and taken back; answers to V6's ken/malloc.c.
/
/ A map is a list of what is free: pairs of size and address, in order of address, a size of 0 at
/ the end. coremap counts clicks, swapmap blocks.

	.text

/ malloc(map, n): n units, from the first hole that is large enough; the address, or 0.

_malloc:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3
1:
	tst	(r2)
	beq	4f
	cmp	(r2),r3
	bhis	2f
	cmp	(r2)+,(r2)+
	br	1b
2:
	mov	2(r2),r0		/ this hole, from its beginning
	add	r3,2(r2)
	sub	r3,(r2)
	bne	3f
	mov	r2,r1			/ nothing is left of it: the others close up
	cmp	(r1)+,(r1)+
5:
	mov	2(r1),2(r2)
	mov	(r1),(r2)
	beq	3f
	cmp	(r1)+,(r1)+
	cmp	(r2)+,(r2)+
	br	5b
3:
	jmp	cret
4:
	clr	r0
	jmp	cret

/ mfree(map, n, a): n units at a are free again; they join the holes before and behind them.
/ A map has room for as many holes as there can be (NCMAP, NSMAP).

_mfree:
	jsr	r5,csv
	mov	4(r5),r2
	mov	6(r5),r3		/ n
	beq	9f
	mov	10(r5),r4		/ a
1:
	tst	(r2)
	beq	2f
	cmp	2(r2),r4		/ the first hole behind a
	bhi	2f
	cmp	(r2)+,(r2)+
	br	1b
2:
	cmp	r2,4(r5)
	beq	3f
	mov	-4(r2),r0		/ does the hole before end at a?
	add	-2(r2),r0
	cmp	r0,r4
	bne	3f
	add	r3,-4(r2)
	add	r3,r4
	tst	(r2)
	beq	9f
	cmp	2(r2),r4		/ and now it may reach the next one
	bne	9f
	add	(r2),-4(r2)
	mov	r2,r1
	cmp	(r1)+,(r1)+
4:
	mov	2(r1),2(r2)
	mov	(r1),(r2)
	beq	9f
	cmp	(r1)+,(r1)+
	cmp	(r2)+,(r2)+
	br	4b
3:
	mov	r3,r0			/ does it reach the hole behind?
	add	r4,r0
	tst	(r2)
	beq	5f
	cmp	2(r2),r0
	bne	5f
	add	r3,(r2)
	mov	r4,2(r2)
	br	9f
5:
	mov	(r2),r0			/ a new hole: the others move up
	mov	2(r2),r1
	mov	r3,(r2)+
	mov	r4,(r2)+
	mov	r0,r3
	mov	r1,r4
	tst	r0
	bne	5b
	clr	(r2)
9:
	jmp	cret
