/ readers.s: two processes read three characters each from the terminal, which gets six in one
/ line while both wait.

	jsr	pc,_fork
	mov	r0,r4
	clr	r0
	sys	read; buf; 3
	mov	r0,r2
	mov	$1,r0
	mov	$buf,r1
	jsr	pc,_write
	tst	r4
	beq	1f
	sys	wait
	jsr	r5,say; <done\n\0>; .even
1:	clr	r0
	sys	exit
	.bss
buf:	. = .+4
	.text
