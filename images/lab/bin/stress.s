/ stress.s: several of random.s at once, some of them killed. `stress SEED N`: N rounds of four.
/ Prints `stress SEED: ok`, and how they ended; what was wrong they say themselves, on descriptor 2.
/
/ A process that is killed leaves children behind that do not know; they go on while the next
/ round begins, until they have done their steps or there is nobody any more to kill them.

ROUND	= 4				/ of them at once
TRIES	= 20.				/ seconds to wait for a fork

	cmp	(sp),$3
	jlt	usage
	mov	4(sp),r0		/ C: seed = atoi(argv[1]); n = atoi(argv[2]);
	jsr	pc,_atoi
	mov	r0,seed
	mov	r0,name
	mov	6(sp),r0
	jsr	pc,_atoi
	mov	r0,r5			/ r5: rounds

round:
	dec	r5
	bmi	over
	clr	r4			/ r4: which of them, times two
1:	jsr	pc,begin
	tst	(r4)+
	cmp	r4,$ROUND*2
	blo	1b
	clr	r4			/ one in two is killed, after a while
2:	jsr	pc,rnd
	bit	$1,r0
	beq	4f
	jsr	pc,rnd
	bic	$!3777,r0
	inc	r0
3:	mov	$200.,r1
	sob	r1,.
	sob	r0,3b
	mov	pids(r4),r0
	beq	4f
	sys	kill; 9.
4:	tst	(r4)+
	cmp	r4,$ROUND*2
	blo	2b
5:	sys	wait			/ all of them, before their arguments are made anew
	bcs	round
	inc	ended
	mov	r1,r0
	bic	$!177,r0
	beq	6f
	inc	killed
	cmp	r0,$9.
	beq	5b
	br	7f
6:	cmp	r1,$400			/ exit(1)
	bne	5b
7:	inc	bad
	br	5b

over:	jsr	r5,say; <stress \0>; .even
	mov	name,r0
	jsr	pc,_putn
	mov	$good,r0
	tst	bad
	beq	1f
	mov	$wrong,r0
1:	jsr	pc,_puts
	mov	ended,r0
	jsr	pc,_putn
	jsr	r5,say; < ended, \0>; .even
	mov	killed,r0
	jsr	pc,_putn
	jsr	r5,say; < of them killed\n\0>; .even
	mov	bad,r0
	sys	exit

/ begin(r4): one of random.s. What the child needs lies ready before the fork, and differs for
/ each: the policy may be to share the memory.

begin:
	jsr	pc,rnd
	mov	r0,r1
	mov	r4,r2
	asl	r2
	asl	r2
	mov	r2,r3
	add	$args+2,r3		/ its arguments: a row of four words
	mov	(r3),r2
	add	$5,r2			/ its seed, five digits
1:	clr	r0
	bic	$100000,r1
	div	$10.,r0
	add	$'0,r1
	movb	r1,-(r2)
	mov	r0,r1
	cmp	r2,(r3)
	bhi	1b
	mov	$TRIES,r2
	clr	pids(r4)
2:	jsr	pc,_fork
	bcs	3f
	tst	r0
	beq	child
	mov	r0,pids(r4)
	rts	pc
3:	mov	$1,r0			/ there is no room: some will end
	sys	sleep
	sob	r2,2b
	rts	pc

child:	mov	$1,r0			/ C: close(1); open("/dev/null", 1): all is well
	sys	close
	sys	open; null; 1
	tst	-(r3)
	mov	$here,r0		/ C: execv("random", args)
	mov	r3,r1
	jsr	pc,_exec
	mov	$path,r0
	mov	r3,r1
	jsr	pc,_exec
	clr	r0			/ no memory for it
	sys	exit

usage:	mov	$1f,r1
	mov	$2,r0
	jsr	pc,_fputs
	mov	$1,r0
	sys	exit
1:	<usage: stress seed rounds\n\0>
good:	<: ok, \0>
wrong:	<: failed, \0>
null:	</dev/null\0>
path:	</bin/>
here:	<random\0>
times:	<4\0>
	.even
	.data
args:	here; seeds; times; 0
	here; seeds+6; times; 0
	here; seeds+12.; times; 0
	here; seeds+18.; times; 0
	.bss
seeds:	. = .+24.
seed:	. = .+2
name:	. = .+2
ended:	. = .+2
killed:	. = .+2
bad:	. = .+2
pids:	. = .+[ROUND*2]
	.text
