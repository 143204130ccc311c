/ vforks.s: what a child can do with the memory it has borrowed, before it gives it back.

BASE	= 40000

	jsr	pc,_vfork		/ makes it larger
	tst	r0
	bne	1f
	sys	break; BASE+1000
	mov	$12345,BASE+776
	sys	exec; nobody; argv	/ fails: the memory is borrowed still
	mov	$23456,BASE+774
	mov	$7,r0
	sys	exit
1:	sys	wait
	cmp	r1,$3400
	jne	wrong
	cmp	BASE+776,$12345
	jne	wrong
	cmp	BASE+774,$23456
	jne	wrong

	jsr	pc,_vfork		/ lends it again
	tst	r0
	bne	3f
	jsr	pc,_vfork
	tst	r0
	bne	2f
	mov	$1,BASE
	sys	break; BASE+2000
	mov	$2,BASE+1776
	sys	exit
2:	sys	wait
	cmp	BASE+1776,$2
	jne	wrong
	mov	$3,BASE+2
	sys	exit
3:	sys	wait
	cmp	BASE,$1
	jne	wrong
	cmp	BASE+2,$3
	jne	wrong
	cmp	BASE+1776,$2
	jne	wrong

	jsr	pc,_vfork		/ copies it
	tst	r0
	bne	5f
	jsr	pc,_fork
	tst	r0
	bne	4f
	mov	$4,BASE
	clr	r0
	sys	exit
4:	sys	wait
	mov	$5,BASE+4
	clr	r0
	sys	exit
5:	sys	wait
	cmp	BASE+4,$5
	jne	wrong

	jsr	pc,_vfork		/ dies in it
	tst	r0
	bne	6f
	mov	$6,BASE+6
	7
6:	sys	wait
	cmp	r1,$4
	jne	wrong
	cmp	BASE+6,$6
	jne	wrong

	jsr	pc,_vfork		/ makes it smaller
	tst	r0
	bne	7f
	sys	break; BASE+100
	sys	exit
7:	sys	wait
	sys	break; BASE+1000
	tst	BASE+776
	jne	wrong			/ what is new is zero
	cmp	BASE+6,$6
	jne	wrong

	jsr	pc,_vfork		/ lets go of it by exec, and of its copy's
	tst	r0
	bne	8f
	jsr	pc,_vfork
	tst	r0
	bne	9f
	sys	exec; echo; argv
9:	sys	exec; echo; argv
8:	sys	wait
	mov	$10.,r5			/ spawn, from one who has borrowed
	jsr	pc,_vfork
	tst	r0
	bne	1f
	sys	spawn; echo; argv; 0
	sys	wait
	mov	r1,r0
	sys	exit
1:	sys	wait
	tst	r1
	bne	wrong
	jsr	r5,say; <all as it should be\n\0>; .even
	sys	exit

wrong:	jsr	r5,say; <wrong\n\0>; .even
	sys	exit

	.data
argv:	echo; one; 0
echo:	</bin/echo\0>
one:	<one\0>
nobody:	</bin/nobody\0>
	.even
	.text
