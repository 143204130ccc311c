/ rshare.s: what parent and child have in common. The child writes 2 to a word of data and to a
/ word of stack, both 1 before, and exits; then the parent looks at its own.
/
/	fork			two copies: the parent's are 1 and 1
/	rfork, no RFMEM		Plan 9's call, told to do what fork does
/	rfork, RFMEM		data and bss are one, the stack is a copy: 2 and 1
/	clone, CLONE_VM		all memory is one: 2 and 2. The child runs on a stack of its own,
/				but its parent's is there too, and r4 knows where

	mov	$1,-(sp)		/ the word of stack
	mov	sp,r4
	mov	$ways,r3
1:	mov	(r3)+,r0		/ C: for (w = ways; w->name; w++)
	beq	2f
	jsr	pc,_puts
	mov	$1,word
	mov	$1,(r4)
	mov	(r3)+,r2
	mov	(r3)+,r0		/ flags
	clr	r1			/ clone's stack: as the kernel sees fit
	jsr	pc,(r2)			/ C: if ((*w->call)(w->flags, 0) == 0) {
	bcs	fail
	tst	r0
	beq	child
	sys	wait			/ C: wait(&status);
	mov	word,r0
	mov	$6,r1
	jsr	pc,_putw		/ C: printf("%6d%6d\n", word, *stack);
	mov	(r4),r0
	mov	$6,r1
	jsr	pc,_putw
	jsr	r5,say; <\n\0>; .even
	br	1b
2:	clr	r0
	sys	exit

child:	mov	$2,word			/ C:	word = *stack = 2; _exit(0); }
	mov	$2,(r4)
	clr	r0
	sys	exit

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<rshare\0>

n0:	<               data stack\nfork         \0>
n1:	<rfork        \0>
n2:	<rfork, RFMEM \0>
n3:	<clone, VM    \0>
	.even
	.data
word:	1
ways:	n0; _fork; 0
	n1; _rfork; RFPROC+RFFDG
	n2; _rfork; RFPROC+RFFDG+RFMEM
	n3; _clone; CLONE.VM
	0
	.text
