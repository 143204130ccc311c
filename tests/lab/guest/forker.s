/ forker.s: reads a line, then forks, and says how that went.

	jsr	r5,say; <ready\n\0>; .even
	clr	r0
	sys	read; line; 64.
	jsr	pc,_fork
	bcs	2f
	tst	r0
	bne	1f
	mov	$5,r0
	sys	exit
1:	sys	wait
	mov	r1,r0
	jsr	pc,_puto
	jsr	r5,say; < is what the child says\n\0>; .even
	sys	exit
2:	jsr	pc,_puto
	jsr	r5,say; < is the error\n\0>; .even
	sys	exit

	.bss
line:	. = .+64.
	.text
