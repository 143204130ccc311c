/ writeall.s: a child that writes to everything it has. `writeall N`: N KB of data, 24 if not said, or 0.
/
/ The dearest case for copy-on-write: every page is copied after all, each after a fault of its
/ own. fork in core copies the same bytes at once, and cheaper. See writenone.s for the reverse.
/
/ Every word is given its own address to hold. The child turns them all over; the parent waits,
/ and counts how many of its own it finds changed. After a fork: none. Where memory is shared
/ (policies borrow, share, thread) it finds what the child did.

STACK	= 2048.				/ bytes of stack that are used

	clr	r0
	cmp	(sp),$1
	ble	1f
	mov	4(sp),r0		/ C: n = atoi(argv[1])
	jsr	pc,_atoi
1:	tst	r0
	bne	1f
	mov	$24.,r0
1:	mov	r0,r3
	cmp	r0,$55.			/ (more than there can be: the error comes below)
	blo	2f
	mov	$55.,r0
2:	ash	$10.,r0
	add	$data,r0
	mov	r0,r2			/ r2: where the data ends
	jsr	pc,_brk			/ C: brk(data + n * 1024)
	bcs	fail
	sub	$STACK,sp		/ first down with sp, then write: the kernel lets a
	mov	sp,r4			/ stack grow as far as sp. r4: the stack's part

	jsr	r5,say; <writeall: \0>; .even
	mov	r3,r0
	jsr	pc,_putn
	jsr	r5,say; < KB of data, 2 KB of stack\n\0>; .even
	mov	$end,r0			/ C: for (p = end; p < brk; p++) *p = p;
3:	mov	r0,(r0)+
	cmp	r0,r2
	blo	3b
	mov	r4,r5
	add	$STACK,r5		/ r5: where the stack's part ends
	mov	r4,r0
4:	mov	r0,(r0)+
	cmp	r0,r5
	blo	4b

	jsr	pc,_fork
	bcs	fail
	tst	r0
	bne	parent

	mov	$end,r0			/ the child: all of the data,
5:	com	(r0)+
	cmp	r0,r2
	blo	5b
6:	com	(r4)+			/ and of the stack
	cmp	r4,r5
	blo	6b
	clr	r0
	sys	exit

parent:
	sys	wait
	clr	r0			/ how many words have changed
	mov	$end,r1
7:	cmp	r1,(r1)+
	beq	0f
	inc	r0
0:	cmp	r1,r2
	blo	7b
8:	cmp	r4,(r4)+
	beq	0f
	inc	r0
0:	cmp	r4,r5
	blo	8b
	jsr	r5,say; <child: wrote it all\nparent: words of mine that changed: \0>; .even
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	clr	r0
	sys	exit

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<writeall\0>
	.even
	.data
data:
	.bss
end:
	.text
