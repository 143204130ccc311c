/ calls.s: what V6's system calls give, a line for each. (The Sixth Edition prints the same.)

BLOCKS	= 300.

	sys	chdir; tmp
	jsr	r5,is; <chdir\0>; .even

/ a large file, and a very large one's beginning

	sys	creat; big; 644
	mov	r0,r4
	clr	r3
1:	mov	$block,r0			/ block n is full of n
2:	mov	r3,(r0)+
	cmp	r0,$block+512.
	blo	2b
	mov	r4,r0
	sys	write; block; 512.
	bcs	3f
	inc	r3
	cmp	r3,$BLOCKS
	blo	1b
3:	jsr	r5,is; <write the last of 300 blocks\0>; .even
	mov	r4,r0
	sys	close
	sys	stat; big; buf
	mov	buf+10.,r0
	jsr	r5,is; <its size, low\0>; .even
	mov	buf+8.,r0
	swab	r0
	bic	$!377,r0
	clc
	jsr	r5,is; <and high\0>; .even
	mov	buf+4,r0
	jsr	r5,is; <its mode\0>; .even
	sys	open; big; 2
	mov	r0,r4
	mov	$seeks,r3
4:	mov	(r3)+,9f
	mov	(r3)+,9f+2
	mov	r4,r0
	sys	0; 8f
	bcs	5f
	mov	r4,r0
	clr	word
	sys	read; word; 2
	bcs	5f
	mov	word,r0
5:	jsr	r5,is; <seek, read\0>; .even
	cmp	r3,$eseeks
	blo	4b
	mov	r4,r0
	sys	seek; 400.; 3			/ a hole behind its end
	mov	r4,r0
	sys	write; word; 2
	mov	r4,r0
	sys	seek; 350.; 3
	mov	r4,r0
	sys	read; block; 512.
	jsr	r5,is; <read a hole\0>; .even
	mov	$block,r1
	clr	r0
6:	bis	(r1)+,r0
	cmp	r1,$block+512.
	blo	6b
	jsr	r5,is; <what is there\0>; .even
	sys	unlink; big
	jsr	r5,is; <unlink\0>; .even
	mov	r4,r0
	sys	seek; 200.; 3
	mov	r4,r0
	sys	read; word; 2
	mov	word,r0
	jsr	r5,is; <and it is there still\0>; .even
	sys	open; big; 0
	jsr	r5,is; <but has no name\0>; .even
	mov	r4,r0
	sys	close
	sys	creat; big; 644
	mov	r0,r4
	sys	write; block; 100.
	jsr	r5,is; <write\0>; .even
	sys	dup
	mov	r4,r0
	sys	dup
	mov	r0,r3
	sys	seek; 10.; 0
	mov	r4,r0
	sys	write; block; 5
	sys	stat; big; buf
	mov	buf+10.,r0
	jsr	r5,is; <size\0>; .even
	mov	r3,r0
	sys	seek; 0; 1
	mov	r3,r0
	sys	write; block; 200.
	sys	stat; big; buf
	mov	buf+10.,r0
	jsr	r5,is; <one offset for both\0>; .even
	mov	r3,r0
	sys	close
	mov	r4,r0
	sys	close
	mov	r4,r0
	sys	close
	jsr	r5,is; <close twice\0>; .even

/ names

	sys	link; big; other
	jsr	r5,is; <link\0>; .even
	sys	stat; other; buf
	movb	buf+6,r0
	jsr	r5,is; <its names\0>; .even
	sys	link; big; other
	jsr	r5,is; <link again\0>; .even
	sys	unlink; other
	jsr	r5,is; <unlink\0>; .even
	sys	unlink; other
	jsr	r5,is; <unlink again\0>; .even
	sys	open; dots; 0
	mov	r0,r4
	clr	r0
	jsr	r5,is; <../bin/../bin/echo\0>; .even
	mov	r4,r0
	sys	close
	sys	open; slash; 0
	mov	r0,r4
	sys	read; buf; 16.
	jsr	r5,is; <read a directory\0>; .even
	mov	buf,r0
	jsr	r5,is; <its first entry's inode\0>; .even
	mov	r4,r0
	sys	close
	sys	open; slash; 1
	jsr	r5,is; <write a directory\0>; .even
	sys	chmod; big; 4755
	sys	stat; big; buf
	mov	buf+4,r0
	jsr	r5,is; <chmod\0>; .even
	sys	16.; big; 3402			/ chown
	sys	stat; big; buf
	movb	buf+7,r0
	jsr	r5,is; <chown, owner\0>; .even
	movb	buf+8.,r0
	jsr	r5,is; <and group\0>; .even

/ devices

	sys	14.; null; 120666; 4002		/ mknod
	jsr	r5,is; <mknod\0>; .even
	sys	open; null; 2
	mov	r0,r4
	sys	write; block; 400.
	jsr	r5,is; <write nothing\0>; .even
	mov	r4,r0
	sys	read; block; 400.
	jsr	r5,is; <read nothing\0>; .even
	mov	r4,r0
	sys	close
	sys	unlink; null

/ a pipe that is full, and empty

	sys	pipe
	mov	r0,r3
	mov	r1,r4
	jsr	pc,_fork
	tst	r0
	bne	2f
	mov	$20.,r5
1:	mov	r4,r0
	sys	write; block; 512.
	mov	r4,r0
	sys	write; block; 13.
	sob	r5,1b
	clr	r0
	sys	exit
2:	mov	r4,r0
	sys	close
	mov	$1,r0
	sys	sleep
	clr	r4
3:	mov	r3,r0
	sys	read; buf; 333.
	bcs	4f
	add	r0,r4
	tst	r0
	bne	3b
	mov	r4,r0
4:	jsr	r5,is; <bytes through a pipe\0>; .even
	mov	r3,r0
	sys	close
	sys	wait

/ time

	sys	time
	mov	r0,r3
	mov	r1,r4
	clr	r0
	mov	$1000.,r1
	sys	25.				/ stime
	sys	time
	mov	r1,r0
	jsr	r5,is; <stime, time\0>; .even
	mov	r3,r0
	mov	r4,r1
	sys	25.
	mov	$5,r0
	sys	34.				/ nice
	jsr	r5,is; <nice\0>; .even
	clr	r0
	sys	34.

/ somebody else's rights

	jsr	pc,_fork
	tst	r0
	jne	parent
	mov	$3,r0
	sys	46.				/ setgid
	mov	$7,r0
	sys	23.				/ setuid
	jsr	r5,is; <setuid\0>; .even
	sys	24.
	jsr	r5,is; <getuid\0>; .even
	sys	47.
	jsr	r5,is; <getgid\0>; .even
	clr	r0
	sys	23.
	jsr	r5,is; <setuid, back\0>; .even
	sys	open; big; 0
	mov	r0,r4
	clr	r0
	jsr	r5,is; <open 755 to read\0>; .even
	mov	r4,r0
	sys	close
	sys	open; big; 1
	jsr	r5,is; <to write\0>; .even
	sys	chmod; big; 777
	jsr	r5,is; <chmod\0>; .even
	sys	16.; big; 0
	jsr	r5,is; <chown\0>; .even
	sys	14.; null; 120666; 4002
	jsr	r5,is; <mknod\0>; .even
	sys	link; tmp; other
	jsr	r5,is; <link a directory\0>; .even
	mov	$-5,r0
	sys	34.
	jsr	r5,is; <nice -5\0>; .even
	clr	r0
	clr	r1
	sys	25.
	jsr	r5,is; <stime\0>; .even
	mov	$1,r0
	sys	kill; 1
	jsr	r5,is; <kill 1\0>; .even
	sys	creat; mine; 6644
	mov	r0,r4
	clr	r0
	jsr	r5,is; <creat\0>; .even
	sys	stat; mine; buf
	mov	buf+4,r0
	jsr	r5,is; <its mode\0>; .even
	mov	r4,r0
	sys	write; block; 10.
	jsr	r5,is; <write\0>; .even
	sys	chmod; mine; 1
	jsr	r5,is; <chmod\0>; .even
	sys	open; mine; 0
	jsr	r5,is; <open 1 to read\0>; .even
	sys	exec; mine; argv
	jsr	r5,is; <exec 1\0>; .even
	sys	exec; big; argv
	jsr	r5,is; <exec no program\0>; .even
	clr	r0
	sys	exit
parent:	sys	wait
	mov	r1,r0
	jsr	r5,is; <its status\0>; .even
	sys	unlink; mine
	sys	unlink; big
	sys	sync
	sys	exit

/ is: a line of what stands behind the call, and what r0 and the carry say

is:	ror	r2				/ keeps the carry
	mov	r0,-(sp)
	mov	r5,r0
	jsr	pc,_puts
1:	tstb	(r5)+
	bne	1b
	inc	r5
	bic	$1,r5
	rol	r2
	bcs	2f
	ror	r2
	jsr	r5,say; <: \0>; .even
	br	3f
2:	ror	r2
	jsr	r5,say; <: error \0>; .even
3:	mov	(sp)+,r0
	jsr	pc,_puto
	jsr	r5,say; <\n\0>; .even
	rts	r5

	.data
8:	sys	seek
9:	0; 0
seeks:	0; 0				/ from the beginning: block 0
	177000; 0			/ its offset is unsigned: block 127
	510.; 1				/ from here
	177000; 1			/ and back
	176776; 2			/ from the end
	8.; 3				/ the first indirect block
	256.; 3				/ the second one
	299.; 3
	177775; 4			/ by blocks, from here
	177777; 5
	300.; 3				/ the end
eseeks:
argv:	big; 0
tmp:	</tmp\0>
big:	<calls.big\0>
other:	<calls.other\0>
mine:	<calls.mine\0>
null:	<calls.null\0>
dots:	<../bin/../bin/echo\0>
slash:	</\0>
	.even
	.bss
word:	. = .+2
buf:	. = .+400.
block:	. = .+512.
	.text
