/ fork.s: the four ways in which one process becomes two, as a program calls them; answers to V6's
/ s4/fork.s. (spawn, with which nobody returns twice, is in calls.s.)
/
/ One process goes into the trap, two come out of it. The kernel tells them apart by the
/ place where they come out, and by nothing else:
/
/	sys	fork
/	br	child			/ the child goes on here: at the saved pc
/	...				/ the parent goes on here: the kernel added 2 to its pc,
/					/ and two bytes are just that one `br`
/
/ In r0 each finds the pid of the other: the child its parent's, the parent its child's.
/ So the kernel never hands out the 0 by which C knows the child. It is made below, by one
/ `clr r0` that only the child runs into. The same holds for all four.
/
/ The way back to the caller is taken off the stack before the trap, and kept in r1. A child
/ that runs in its parent's memory (vfork, and fork under policy borrow) calls functions
/ while the parent stands still; its calls would lie upon the word that the parent wants to
/ return by. Registers, unlike memory, are always each process's own.
/
/ Arguments are in r0 and r1; r2 to r5 are kept. When there can be no child the parent
/ returns alone, at pc+2, with the carry set and the error's number in r0.

vfork	= 50.				/ the lab's own system calls: to the Sixth Edition
rfork	= 51.				/ they are bad ones (signal 12)
clone	= 52.

/ _fork(): pid of the child in the parent, 0 in the child; carry: none was made.
/ C: if ((pid = fork()) == 0) { the child } else { the parent }

_fork:
	mov	(sp)+,r1		/ the way back, out of the child's reach
	sys	fork
	br	1f			/ child:  pc
	jmp	(r1)			/ parent: pc+2, r0 is the child's pid
1:	clr	r0			/ child:  r0 was its parent's pid; now it is C's 0
	jmp	(r1)

/ _vfork(): the same, but the child runs in the parent's memory, on its stack, and the parent
/ stands still until the child has called exec or exit.

_vfork:
	mov	(sp)+,r1
	sys	vfork
	br	1f			/ child
	jmp	(r1)			/ parent, when the child is out of its memory
1:	clr	r0
	jmp	(r1)

/ _rfork(r0: flags): Plan 9's; the flags say what of the parent is copied, and what shared.

RFFDG	= 4				/ descriptors: a copy
RFPROC	= 20				/ a new process (must be given)
RFMEM	= 40				/ data and bss shared; the stack is always a copy
RFNOWAIT = 100				/ nobody will wait for the child
RFCFDG	= 10000				/ descriptors: none

_rfork:
	mov	(sp)+,r1
	sys	rfork
	br	1f			/ child
	jmp	(r1)			/ parent
1:	clr	r0
	jmp	(r1)

/ _clone(r0: flags, r1: stack): Linux' of old. With CLONE_VM all memory is shared, the stack's
/ too, so the child begins on a stack of its own: at r1, or (0) where the kernel sees fit.

CLONE.VM = 400
CLONE.VF = 40000			/ the parent stands still, as for vfork

_clone:
	tst	r1
	bne	2f
	mov	(sp)+,r1
	sys	clone; 0
	br	1f			/ child, on another stack: r1 knows the way all the same
	jmp	(r1)			/ parent
1:	clr	r0
	jmp	(r1)

/ Where the stack is known only now, the word behind the trap must be filled in; in the data two
/ threads would do that at once. So the call is laid down where nobody else works, at the upper end
/ of the child's stack, and done there. The child begins below it.

2:	mov	$111,-(r1)		/	jmp (r1)
	mov	$5000,-(r1)		/ 1:	clr r0
	mov	$111,-(r1)		/	jmp (r1)
	mov	$401,-(r1)		/	br 1f
	sub	$4,r1
	mov	r1,2(r1)		/ where the child's stack begins
	mov	$104400+clone,(r1)	/	sys clone
	mov	(sp),-(sp)
	mov	r1,2(sp)
	mov	(sp)+,r1		/ r1: the way back
	rts	pc			/ and on to the trap
