/ vret.s: what vfork's child must not do: return from the function that called vfork.
/
/ f calls fork, then, once more, vfork, and the child returns from f and goes on with main. After
/ fork that is as good as anything: the child has a stack of its own. After vfork it is the
/ parent's stack. The child's return takes f's return address off it, and what the child does
/ next lays other words there. When the parent wakes up, still in f, its way back is gone.
/
/ Look at f: it keeps its return address in r3 too (registers are not shared), and so can see
/ what became of the one on the stack, and return all the same. A C function just crashes.
/ The addresses are those of `nm vret`: r3 is that of `back`.

	mov	$_fork,r4
	jsr	r5,say; <fork:\n\0>; .even
	jsr	pc,main
	mov	$_vfork,r4
	jsr	r5,say; <vfork:\n\0>; .even
	jsr	pc,main
	clr	r0
	sys	exit

main:
	jsr	pc,f
back:	tst	r0
	beq	1f
	rts	pc			/ the parent is back
1:	jsr	r5,say; <  child: I am back from f\n\0>; .even
	mov	$7,r0			/ (say has used the stack)
	sys	exit

f:
	mov	(sp),r3			/ what the return will take
	jsr	pc,(r4)			/ C: pid = fork();   or vfork
	bcs	fail
	tst	r0
	bne	2f
	rts	pc			/ the child returns

2:	sys	wait			/ the parent: by now the child has exited
	jsr	r5,say; <  parent: f returns to \0>; .even
	mov	r3,r0
	jsr	pc,_puto
	jsr	r5,say; <, on the stack lies \0>; .even
	mov	(sp),r0
	jsr	pc,_puto
	cmp	(sp),r3
	beq	4f
	jsr	r5,say; <: lost\n\0>; .even
	mov	r3,(sp)			/ mended
	mov	$1,r0
	rts	pc
4:	jsr	r5,say; <: the same\n\0>; .even
	mov	$1,r0
	rts	pc

fail:	mov	$1f,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit
1:	<vret\0>
	.even
