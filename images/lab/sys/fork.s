/ fork.s: the system calls that make a process of the one that calls; answers to fork in V6's
/ ken/sys1.c.
/
/ Here parent and child part. Both come back from newproc with the same registers saved for the
/ user, and the same pc, behind the `sys fork`. The child goes back to it with its parent's pid in
/ r0. The parent's pc is moved on by two bytes, so that it skips the one word, a branch, that the
/ child will execute; it has the child's pid in r0. The 0 that a C program sees in the child is
/ made by the library, which knows by that branch that it is the child: `clr r0` (lib/fork.s).

	.text

_fork:
	clr	-(sp)
	clr	-(sp)
	mov	_policy,-(sp)		/ fork goes as the policy says
	jsr	pc,_fork1
	add	$6,sp
	rts	pc

_vfork:
	clr	-(sp)
	clr	-(sp)
	mov	$BORROW,-(sp)
	jsr	pc,_fork1
	add	$6,sp
	rts	pc

/ fork1(way, sp, flags): a child. Its user's stack pointer is sp, unless that is 0. Flags are
/ rfork's.

_fork1:
	jsr	r5,csv
	mov	6(r5),-10(r5)
	bne	1f
	cmp	4(r5),$THREAD
	bne	1f
	jsr	pc,_newstk		/ in one memory it cannot run on its parent's
	mov	r0,-10(r5)
	beq	3f
1:
	mov	u.procp,r0
	mov	p.pid(r0),u.arg+10	/ for the child, in its copy
	mov	4(r5),-(sp)
	jsr	pc,_newproc
	mov	u.ar0,r2
	tst	r0
	bgt	4f
	blt	3f

	/ the parent: the child's pid, and two bytes on

	mov	p.pid(r1),-(sp)
	bit	$RFNOWA,10(r5)
	beq	2f
	mov	$1,p.ppid(r1)		/ init will bury it
2:
	jsr	pc,_vwait		/ if it has lent its memory
	mov	(sp),R0(r2)
3:					/ on goes the parent of a fork that failed, too
	jsr	pc,skip
	jmp	cret

	/ the child: its parent's pid, and no step on

4:
	mov	u.arg+10,R0(r2)
	mov	-10(r5),r0
	beq	6f
	sub	R6(r2),r0		/ so far is its stack from its parent's
	tst	6(r5)
	bne	5f
	mov	R5(r2),r1		/ newstk has copied a frame: r5 goes along
	sub	R6(r2),r1
	bcs	5f			/ (if it points into it at all)
	cmp	r1,$FRAME
	bhis	5f
	add	r0,R5(r2)
5:
	add	r0,R6(r2)
6:
	mov	$u.utime,r0		/ it has used no time yet
7:
	clr	(r0)+
	cmp	r0,$u.ar0
	blo	7b
	bit	$RFCFDG,10(r5)
	beq	8f
	jsr	pc,_closall
8:
	jmp	cret

inval:
	movb	$EINVAL,u.error
skip:					/ the user's pc, by the two bytes
	mov	u.ar0,r0
	add	$2,R7(r0)
	rts	pc

/ rfork: Plan 9's, with the flags in the user's r0. A descriptor table for two is not to be had
/ here: one of RFFDG (the child gets a copy) and RFCFDG (it gets none) must be asked for, and
/ RFPROC.

RFFDG	= 4
RFPROC	= 20
RFMEM	= 40
RFNOWA	= 100
RFCFDG	= 10000

_rfork:
	jsr	r5,csv
	mov	u.ar0,r2
	mov	R0(r2),r2
	bit	$RFPROC,r2
	beq	2f
	bit	$![RFFDG|RFPROC|RFMEM|RFNOWA|RFCFDG],r2
	bne	2f
	mov	r2,r0
	bic	$![RFFDG|RFCFDG],r0
	beq	2f
	cmp	r0,$RFFDG|RFCFDG
	beq	2f
	mov	r2,-(sp)
	clr	-(sp)
	mov	$SHARE,-(sp)
	bit	$RFMEM,r2
	bne	1f
	jsr	pc,copyway
	mov	r0,(sp)
1:
	jsr	pc,_fork1
	jmp	cret
2:
	jsr	pc,inval
	jmp	cret

/ clone: Linux', with the flags in r0 and the child's stack behind the call. Without CLONE_VM it is
/ fork, with CLONE_VM|CLONE_VFORK it is vfork.

CL.VM	= 400
CL.VFOR	= 40000

_clone:
	jsr	r5,csv
	mov	u.ar0,r2
	mov	R0(r2),r2
	bit	$![CL.VM|CL.VFOR|377],r2
	bne	2f
	mov	$RFFDG,-(sp)
	mov	u.arg,-(sp)
	jsr	pc,copyway
	bit	$CL.VM,r2
	beq	1f
	mov	$THREAD,r0
	bit	$CL.VFOR,r2
	beq	1f
	mov	$BORROW,r0
1:
	mov	r0,-(sp)
	jsr	pc,_fork1
	jmp	cret
2:
	jsr	pc,inval
	jmp	cret

copyway:				/ r0: the policy, if it is one that copies; else core
	mov	_policy,r0
	cmp	r0,$BYCOW
	blos	1f
	mov	$BYCORE,r0
1:	rts	pc

/ newstk(): a stack for a thread: SINCR clicks in the same segment, below all that is in use, with
/ what its maker has on top of its own (FRAME bytes, or what is there), so that the function that
/ calls fork can go on. r0 its stack pointer; 0 and u.error: no room.

FRAME	= 200

_newstk:
	jsr	r5,csv
	jsr	pc,_resync
	mov	u.ar0,r3
	mov	R6(r3),r3
	mov	u.procp,-(sp)
	jsr	pc,_shares
	mov	u.ssize,r2		/ other threads may have all there is
	tst	r0
	bne	1f
	mov	r3,r0			/ nobody has: leave its maker SINCR clicks
	neg	r0
	clc
	ror	r0
	ash	$-5,r0
	bic	$!3777,r0
	add	$SINCR+1,r0
	cmp	r0,r2
	bhis	1f
	mov	r0,r2
1:
	mov	r2,r4			/ the new one's top is r2 clicks from the end
	add	$SINCR,r4
	cmp	r4,u.ssize
	blos	2f
	mov	r4,-(sp)
	mov	u.dsize,-(sp)
	mov	u.tsize,-(sp)
	jsr	pc,_room
	tst	(sp)+
	tst	r0
	bne	5f
	mov	u.dsize,r0
	add	r4,r0
	add	$USIZE,r0
	mov	r0,-(sp)
	jsr	pc,_expand
	tst	r0
	bne	5f
2:
	ash	$6,r2
	neg	r2
	mov	$FRAME,r4
	mov	r3,r0
	neg	r0			/ bytes that there are
	cmp	r0,r4
	bhis	3f
	mov	r0,r4
3:
	sub	r4,r2			/ its stack pointer
	mov	r2,-10(r5)
	asr	r4
	beq	4f
6:
	mov	r3,-(sp)
	jsr	pc,_fuword
	mov	r0,(sp)
	mov	r2,-(sp)
	jsr	pc,_suword
	cmp	(sp)+,(sp)+
	add	$2,r2
	add	$2,r3
	sob	r4,6b
4:
	mov	-10(r5),r0
	jmp	cret
5:
	movb	$ENOMEM,u.error
	clr	r0
	jmp	cret
