/ rights.s: a program that has its owner's rights (chmod 6755), executed by somebody else. To be called
/ by its whole path.

	cmp	(sp),$2
	bgt	again
	mov	2(sp),self
	mov	self,r0
	mov	r0,argv
	mov	r0,9f+2
	mov	r0,8f+2
	sys	0; 9f			/ chown
	sys	0; 8f			/ chmod
	jsr	pc,_fork
	tst	r0
	bne	1f
	mov	$9.,r0
	sys	46.			/ setgid
	mov	$7,r0
	sys	23.			/ setuid
	mov	self,r0
	mov	$argv,r1
	jsr	pc,_exec
	sys	exit
1:	sys	wait
	sys	exit

again:	sys	24.			/ getuid
	jsr	pc,_puto
	jsr	r5,say; < \0>; .even
	sys	47.			/ getgid
	jsr	pc,_puto
	jsr	r5,say; < \0>; .even
	mov	$7,r0
	sys	23.			/ its real one it may have again
	sys	24.
	jsr	pc,_puto
	jsr	r5,say; <\n\0>; .even
	sys	exit

	.data
9:	sys	16.; 0; 1405		/ owner 5, group 3
8:	sys	chmod; 0; 6755
self:	0
argv:	0; text; text; 0
text:	<x\0>
	.even
	.text
