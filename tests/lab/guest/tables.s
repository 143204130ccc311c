/ tables.s: more open files than the system has room for: as many processes as it takes hold pipes. Says
/ what the error was, lets go of all, and opens one again.

	sys	pipe			/ all read this one, until its writers are gone
	mov	r0,r2
	mov	r1,r3
	mov	$20.,r4
1:	jsr	pc,_fork
	bcs	4f
	tst	r0
	bne	3f
	mov	r3,r0
	sys	close
2:	sys	pipe
	bcc	2b
	mov	r0,r5			/ its own are all in use (EMFILE), or the system's (ENFILE)
	mov	r2,r0
	sys	read; buf; 1
	mov	r5,r0
	sys	exit
3:	sob	r4,1b
4:	mov	$1,r0			/ they have had their time
	sys	sleep
	mov	r3,r0
	sys	close
5:	sys	wait
	bcs	6f
	swab	r1
	cmpb	r1,$23.			/ ENFILE
	bne	5b
	inc	r4
	br	5b
6:	tst	r4
	beq	7f
	jsr	r5,say; <some were told that there is no more room\n\0>; .even
7:	sys	pipe
	bcs	8f
	jsr	r5,say; <now there is\n\0>; .even
8:	sys	exit

	.bss
buf:	. = .+2
	.text
