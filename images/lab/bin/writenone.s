/ writenone.s: a child that writes to nothing at all. `writenone N`: N KB of data, 24 if not said, or 0.
/
/ The case that copy-on-write is for: fork in core copies all of it, for nothing; copy-on-write
/ not one page for the child. But the pages were made read-only for both, so each write of the
/ parent, when the child is gone, faults once, and is let through: it is the last owner.
/ This is writeall.s with another child; look at how little that is, and at lib/fork.s: from the
/ trap to the exit there is no push.

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

	jsr	r5,say; <writenone: \0>; .even
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

	clr	r0			/ the child: no word of memory, not even of the stack,
	sys	exit			/ for there is no call on this way

parent:
	sys	wait
	clr	r0			/ how many words have changed
	mov	$end,r1
5:	cmp	r1,(r1)+
	beq	0f
	inc	r0
0:	cmp	r1,r2
	blo	5b
6:	cmp	r4,(r4)+
	beq	0f
	inc	r0
0:	cmp	r4,r5
	blo	6b
	jsr	r5,say; <child: wrote nothing\nparent: words of mine that changed: \0>; .even
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	clr	r0
	sys	exit

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<writenone\0>
	.even
	.data
data:
	.bss
end:
	.text
