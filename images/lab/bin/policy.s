/ policy.s: tells, or sets, what the kernel does when a program calls fork.
/
/	swap	the copy is made on the disk, and read in from there
/	core	the copy is made in core
/	cow	the pages are shared, and copied when one of the two writes
/	borrow	as vfork: the child runs in the parent's memory, the parent stands still
/	share	as rfork with RFMEM: data and bss shared, the stack copied
/	thread	as clone with CLONE_VM: all shared, the child on a stack of its own
/
/ The Sixth Edition has no such call: there it dies of signal 12, `Bad system call`.

	cmp	(sp),$1
	bgt	set
	mov	$-1,r0			/ asks
	sys	policy
	bcs	fail
	asl	r0
	cmp	r0,$NAMES
	bhis	1f
	mov	names(r0),r0
	jsr	pc,_puts
1:	jsr	r5,say; <\n\0>; .even
	clr	r0
	sys	exit

set:	clr	r2
2:	mov	4(sp),r0		/ C: while (strcmp(argv[1], names[i])) i++;
	mov	names(r2),r1
	jsr	pc,_strcmp
	beq	3f
	tst	(r2)+
	cmp	r2,$NAMES
	blo	2b
	mov	$2,r0
	mov	$usage,r1
	jsr	pc,_fputs
	mov	$1,r0
	sys	exit
3:	asr	r2
	mov	r2,r0
	sys	policy
	bcs	fail
	clr	r0
	sys	exit

fail:	mov	4(sp),r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit

names:	n0; n1; n2; n3; n4; n5
NAMES	= 14				/ bytes of it
n0:	<swap\0>
n1:	<core\0>
n2:	<cow\0>
n3:	<borrow\0>
n4:	<share\0>
n5:	<thread\0>
usage:	<usage: policy [swap | core | cow | borrow | share | thread]\n\0>
	.even
