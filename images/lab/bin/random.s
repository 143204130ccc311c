/ random.s: a program at random, to prove that no process ever sees another's memory.
/ `random SEED N`: what it does follows from SEED; it makes N children, which make more.
/ Prints `random SEED: ok`, or which word was wrong, what it was and what it should have been,
/ and then `random SEED: failed`.
/
/ Each process writes here and there, by itself and by having the kernel read into its memory,
/ moves the end of its data and of its stack, forks, kills, execs itself; and checks every word.
/ randmem.s keeps the memory and knows what must be in it.
/
/ What a child is told goes by its copy of the variables, or by an argument: - and four words in
/ octal: its seed, how deep it is, whether it will be killed, and SEED. The second way is the only
/ one where fork shares the memory: the child must have left it before it writes.

DEPTH	= 4				/ neither children nor execs below that
TRIES	= 20.				/ seconds to wait for a fork

	mov	2(sp),self
	mov	self,r0			/ C: if (stat(self = argv[0], &st) < 0)
	mov	$keys,r1		/	self = "/bin/random";
	jsr	pc,_stat
	bcc	1f
	mov	$path,self
1:	sys	signal; 12.; 1		/ the Sixth Edition has no policy; it leaves r0 as it was
	mov	$-1,r0
	sys	policy
	inc	r0
	mov	r0,lab			/ 0: none of the lab's calls
	cmp	(sp),$1
	jle	usage
	mov	4(sp),r1
	cmpb	(r1)+,$'-
	beq	2f
	cmp	(sp),$3
	jlt	usage
	mov	4(sp),r0		/ C: name = seed = atoi(argv[1]); left = atoi(argv[2]);
	jsr	pc,_atoi
	mov	r0,seed
	mov	r0,name
	mov	6(sp),r0
	jsr	pc,_atoi
	mov	r0,left
	br	3f
2:	mov	$told,r4
4:	jsr	pc,octal		/ seed, depth, doom, name
	mov	r0,(r4)+
	cmp	r4,$told+8.
	blo	4b
	jsr	pc,steps
3:	mov	sp,r0
	jsr	pc,memory		/ from here on the stack belongs to randmem.s

/ One step after the other. The first process counts its children, all others their steps.

loop:
	mov	stack,sp
	tst	depth
	beq	1f
	dec	left
1:	tst	left
	ble	done
	mov	$16.,r0
	jsr	pc,below
	asl	r0
	jmp	*acts(r0)

done:	jsr	pc,check
	tst	depth
	bne	1f
	jsr	r5,say; <random \0>; .even
	mov	name,r0
	jsr	pc,_putn
	mov	$good,r0
	tst	failed
	beq	3f
	mov	$bad,r0
3:	jsr	pc,_puts
	br	2f
1:	tst	doom			/ its parent kills it (unless that one was killed itself)
	beq	2f
	mov	$3,r0
	sys	sleep
2:	mov	failed,r0
	sys	exit

some:	jsr	pc,scribble		/ writes to some memory
	br	loop
pass:	jsr	pc,piped		/ has the kernel write there
	br	loop
move:	jsr	pc,newbrk		/ moves the end of the data
	br	loop
push:	jsr	pc,newsp		/ and of the stack
	br	loop
look:	jsr	pc,check
	br	loop

/ exec: of a child only. All memory is new; the pid, and who waits for it, are the same. It counts
/ as one deeper: there are seeds that lead back to themselves, and would exec for ever.

over:	tst	depth
	beq	loop
	cmp	depth,$DEPTH
	bge	loop
	jsr	pc,check
	jsr	pc,rnd
	mov	r0,r1			/ the seed to go on with
	mov	depth,r2
	inc	r2
	mov	doom,r3
	jsr	pc,args
	mov	self,r0
	mov	$argv,r1
	jsr	pc,_exec
	br	loop			/ it could not

/ A child. Whether it is to be killed is settled before.

birth:
	cmp	depth,$DEPTH
	bge	loop
	jsr	pc,rnd
	mov	r0,r1			/ r1: its seed
	mov	depth,r2
	inc	r2
	clr	r3			/ r3: is it to be killed? one in four
	bit	$1400,r0
	bne	1f
	inc	r3
1:	mov	$_fork,r4
	tst	lab
	beq	copy
	jsr	pc,args
	mov	$-1,r0
	sys	policy			/ does fork share memory now?
	cmp	r0,$3
	bhis	2f
	bit	$6000,r1		/ no; then now and then another way
	bne	copy
	mov	$_vfork,r4
	bit	$10000,r1
	bne	2f
	mov	self,r0			/ by spawn
	mov	$argv,r1
	mov	r2,-(sp)
	clr	r2
	jsr	pc,_spawn
	mov	(sp)+,r2
	br	born
2:	jsr	pc,(r4)			/ by exec, before it writes anywhere
	bcs	none
	tst	r0
	bne	born
	mov	self,r0
	mov	$argv,r1
	jsr	pc,_exec
	clr	r0
	sys	exit
copy:	mov	r1,-(sp)
	jsr	pc,_fork		/ by going on with a copy
	mov	(sp)+,r1
	bcs	none
	tst	r0
	bne	born
	mov	r1,seed
	mov	r2,depth
	mov	r3,doom
	clr	failed
	jsr	pc,steps
	jsr	pc,check		/ is it a true copy?
	jmp	loop

none:	tst	depth			/ no process or no memory: the first one tries again
	jne	loop
	inc	tries
	mov	$1,r0
	sys	sleep
	cmp	tries,$TRIES
	jlo	loop
	clr	tries			/ or gives it up
	dec	left
	jmp	loop

born:	bcs	none
	mov	r0,r4
	tst	depth
	bne	1f
	clr	tries
	dec	left
1:	jsr	pc,scribble		/ at the same time as the child
	tst	r3
	beq	3f
	jsr	pc,rnd
	bit	$6,r0			/ to be killed: mostly after a second,
	beq	2f
	mov	$1,r0
	sys	sleep
	jsr	pc,scribble
2:	mov	r4,r0			/ else before it has done anything
	sys	kill; 9.
3:	sys	wait
	bcs	5f
	cmp	r0,r4
	bne	3b
	mov	r1,r2
	bic	$!177,r2
	beq	4f
	cmp	r2,$9.			/ killed, by this one or by others
	beq	5f
	jsr	pc,blame
	jsr	r5,say; < child \0>; .even
	mov	r4,r0
	jsr	pc,_putn
	jsr	r5,say; < died of signal \0>; .even
	mov	r2,r0
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
	br	5f
4:	cmp	r1,$400			/ exit(1): something was wrong, and it has said so
	bne	5f
	mov	$1,failed
5:	jsr	pc,check		/ has anything of mine changed?
	jmp	loop

steps:	mov	$8.,r0			/ how many steps a child does
	jsr	pc,below
	add	$2,r0
	mov	r0,left
	rts	pc

/ args(r1: seed, r2: depth, r3: doom): makes them an argument: six octal digits each

args:
	mov	r1,-(sp)
	mov	r2,-(sp)
	mov	r3,-(sp)
	mov	r4,-(sp)
	mov	self,argv
	mov	name,-(sp)
	mov	r3,-(sp)
	mov	r2,-(sp)
	mov	r1,-(sp)
	mov	$text+1,r4
1:	mov	(sp)+,r1
	mov	$6,r2
	clr	r0
	ashc	$1,r0			/ the first digit is one bit, the others three
2:	add	$'0,r0
	movb	r0,(r4)+
	clr	r0
	ashc	$3,r0
	sob	r2,2b
	cmp	r4,$text+25.
	blo	1b
	mov	(sp)+,r4
	mov	(sp)+,r3
	mov	(sp)+,r2
	mov	(sp)+,r1
	rts	pc

octal:					/ and back: r0 from the six at (r1)+
	mov	$6,r2
	clr	r0
1:	ash	$3,r0
	movb	(r1)+,r3
	bic	$!7,r3
	add	r3,r0
	sob	r2,1b
	rts	pc

usage:	mov	$1f,r1
	mov	$2,r0
	jsr	pc,_fputs
	mov	$1,r0
	sys	exit
1:	<usage: random seed children\n\0>
good:	<: ok\n\0>
bad:	<: failed\n\0>
path:	</bin/random\0>
	.even
acts:	some; some; some; some; some; pass; pass; look
	move; move; push; push; birth; birth; birth; over
	.data
argv:	0; text; 0
text:	<-000000000000000000000000\0>
	.even
	.bss
told:
seed:	. = .+2
depth:	. = .+2				/ 0: the one that was called with SEED
doom:	. = .+2
name:	. = .+2				/ SEED
left:	. = .+2
failed:	. = .+2
tries:	. = .+2
lab:	. = .+2
self:	. = .+2
	.text
