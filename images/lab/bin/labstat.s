/ labstat.s: what making processes has cost since the start; `labstat COMMAND ...`: what it cost
/ while that command ran. For instance, under one policy and another:  labstat writeall 40
/
/ The kernel keeps these counts (/usr/sys/lab.s) and hands them out by a system call of the lab's.
/ The command is begun by spawn, so that no copy of labstat is among what is counted.

	sys	labstat; before
	bcs	fail
	mov	(sp)+,r1		/ C: argc
	cmp	r1,$1
	ble	2f
	asl	r1
	add	sp,r1
	clr	(r1)			/ they end with -1; spawn wants a 0
	tst	(sp)+			/ sp: the command's arguments
	mov	(sp),r0			/ C: path = "/bin/" + argv[1]
	mov	$name,r1
	cmpb	(r0),$'/		/ or argv[1], if it says where
	bne	1f
	mov	$path,r1
1:	cmp	r1,$path+63.
	bhis	fail2
	movb	(r0)+,(r1)+
	bne	1b
	mov	$path,r0
	mov	sp,r1
	clr	r2
	jsr	pc,_spawn		/ C: posix_spawn(&pid, path, 0, 0, argv + 1, 0)
	bcs	fail
	sys	wait
	cmp	r1,$127.*400		/ it could not be executed
	bne	3f
fail2:	mov	$2,r0
	mov	(sp),r1
	br	fail1
2:	mov	$before,r0		/ no command: since all was 0
0:	clr	(r0)+
	cmp	r0,$before+32.
	blo	0b
	mov	$ends,limit		/ and what there is now
3:	sys	labstat; after
	bcs	fail

	mov	$counts,r4
	mov	$after,r3
4:	clr	r0			/ C: for (c = counts; c < limit; c++)
	cmp	(r4)+,$2
	bne	5f
	mov	(r3)+,r0		/ two words, the high one first
5:	mov	(r3)+,r1
	sub	before-after-2(r3),r1	/ less what it was before
	sbc	r0
	sub	before-after-4(r3),r0
	cmp	-2(r4),$2
	beq	6f
	clr	r0
6:	mov	$8.,r2
	jsr	pc,_putl		/ C:	printf("%8ld  %s\n", after - before, c->name);
	jsr	r5,say; <  \0>; .even
	mov	(r4)+,r0
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even
	cmp	r4,limit
	blo	4b
	clr	r0
	sys	exit

fail:	mov	$me,r1
fail1:	jsr	pc,_perror
	mov	$1,r0
	sys	exit

me:	<labstat\0>
n0:	<processes made\0>
n1:	<page entries shared\0>
n2:	<pages copied later, by a store or by growing\0>
n3:	<pages that a store found its own again\0>
n4:	<clicks copied at once\0>
n5:	<clicks of the pages copied later\0>
n6:	<clicks moved to and from the swap disk\0>
n7:	<clicks of core free\0>
n8:	<blocks of swap free\0>
n9:	<page runs in use\0>
	.even
counts:	1; n0; 1; n1; 1; n2; 1; n3; 2; n4; 2; n5; 2; n6	/ words, and what they count
now:	1; n7; 1; n8; 1; n9
ends:
	.data
limit:	now
path:	</bin/>
name:	. = .+58.
	.even
	.bss
before:	. = .+32.
after:	. = .+32.
	.text
