/ threads.s: a thread, which the first process gives a stack, makes another one, on the stack of its
/ choice. Each prints a letter when its child has ended; a text that is the same for all threads
/ would be written twice.

CLONE.VM = 400

	mov	$CLONE.VM,r0
	mov	$stack1,r1
	mov	sp,r4
	jsr	pc,_clone
	tst	r0
	beq	first
	sys	wait
	cmp	sp,r4
	bne	bad
	jsr	r5,say; <a\n\0>; .even
	clr	r0
	sys	exit
first:
	mov	$stack1-14,r2
	cmp	sp,r2			/ the call lies above, all below is ours
	bne	bad
	mov	$CLONE.VM,r0
	mov	$stack2,r1
	jsr	pc,_clone
	tst	r0
	beq	second
	sys	wait
	cmp	sp,r2
	bne	bad
	jsr	r5,say; <b\0>; .even
	clr	r0
	sys	exit
second:
	cmp	sp,$stack2-14
	bne	bad
	jsr	r5,say; <c\0>; .even
	clr	r0
	sys	exit
bad:	jsr	r5,say; <sp is wrong\n\0>; .even
	mov	$1,r0
	sys	exit
	.bss
	. = .+200
stack1:	. = .+200
stack2:
	.text
