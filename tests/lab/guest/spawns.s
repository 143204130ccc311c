/ spawns.s: five processes that make others at the same time, by vfork and by spawn, in little core: each
/ time the swapper has to make room, and another one may come between. Each finds its own child.

	mov	$5,r4
1:	jsr	pc,_fork
	bcs	wrong
	tst	r0
	beq	child
	sob	r4,1b
	mov	$5,r4
2:	sys	wait
	bcs	wrong
	tst	r1
	bne	wrong
	sob	r4,2b
	jsr	r5,say; <each its own\n\0>; .even
	sys	exit

child:	mov	$30.,r5
3:	jsr	pc,_vfork
	bcs	5f
	tst	r0
	bne	4f
	sys	exec; true; argv
	sys	exit
4:	jsr	pc,mine
5:	sys	spawn; true; argv; 0
	bcs	6f
	jsr	pc,mine
6:	sob	r5,3b
	clr	r0
	sys	exit

mine:	mov	r0,r3
	sys	wait
	bcs	7f
	cmp	r0,r3
	bne	7f
	tst	r1
	bne	7f
	rts	pc
7:	mov	$1,r0
	sys	exit

wrong:	jsr	r5,say; <wrong\n\0>; .even
	sys	exit

	.data
argv:	true; 0
true:	</bin/true\0>
	.even
	.text
