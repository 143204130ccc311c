/ crossing.s: one process removes x/.. while another removes x. The one has to lock x and then the
/ directory that x is in, the other that and then x: neither may wait for the second with the
/ first one locked. What comes first is varied. y, a second name of x, is there for what is left.

	sys	mknod; dir; 140777; 0
	sys	link; dir; dirdot
	sys	link; tmp; dirdd
	sys	chdir; dir
	sys	open; rk0; 0
	jsr	r5,want; 3; <open rk0\0>; .even
	clr	r4			/ r4: how long the second waits
again:
	sys	mknod; x; 140777; 0
	jsr	r5,fine; <mknod x\0>; .even
	sys	link; dir; xdd
	jsr	r5,fine; <x/..\0>; .even
	sys	link; x; y
	jsr	r5,fine; <y\0>; .even
	jsr	pc,away
	jsr	pc,_fork
	tst	r0
	bne	2f
	sys	unlink; xdd
	bcc	1f
	cmp	r0,$ENOENT		/ x is gone
	jsr	r5,equal; <unlink x/..\0>; .even
1:	mov	wrongs,r0
	sys	exit
2:	jsr	pc,_fork
	tst	r0
	bne	5f
	mov	r4,r0
	beq	3f
	sob	r0,.
3:	sys	unlink; x
	jsr	r5,fine; <unlink x\0>; .even
	mov	wrongs,r0
	sys	exit
5:	jsr	pc,_reap
	sys	open; x; 0
	jsr	r5,fails; ENOENT; <x is gone\0>; .even
	sys	unlink; ydd		/ may be there, or not
	sys	unlink; y
	jsr	r5,fine; <unlink y\0>; .even
	add	$1777.,r4
	cmp	r4,$53310.		/ thirty times
	blo	again

	sys	chdir; tmp
	sys	unlink; dirdd
	sys	unlink; dirdot
	sys	unlink; dir
	jsr	r5,fine; <unlink the directory\0>; .even

/ Two remove the same name: one does, the other has come too late, even if both have found it.

	mov	$10.,r4
6:	sys	creat; file; 666
	sys	close
	sys	link; file; file2
	jsr	r5,fine; <link\0>; .even
	jsr	pc,away
	mov	$2,r3
7:	jsr	pc,_fork
	tst	r0
	bne	8f
	sys	unlink; file
	mov	$0,r0			/ (clr would clear the carry)
	adc	r0
	sys	exit
8:	sob	r3,7b
	sys	wait
	mov	r1,r3
	sys	wait
	add	r1,r3
	cmp	r3,$400
	jsr	r5,equal; <one of two\0>; .even
	sys	stat; file2; buf
	cmpb	buf+6,$1
	jsr	r5,equal; <one link is left\0>; .even
	sys	unlink; file2
	sob	r4,6b

	mov	$name,r0
	jmp	done

away:	mov	$3,r0			/ no buffer may know anything of this
	sys	seek; 3000.; 3
	mov	$20.,r3
1:	mov	$3,r0
	sys	read; buf; 512.
	sob	r3,1b
	rts	pc

name:	<crossing\0>
rk0:	</dev/rk0\0>
tmp:	</tmp\0>
dir:	</tmp/w\0>
dirdot:	</tmp/w/.\0>
dirdd:	</tmp/w/..\0>
x:	<x\0>
xdd:	<x/..\0>
y:	<y\0>
ydd:	<y/..\0>
file:	</tmp/f\0>
file2:	</tmp/f2\0>
	.even
	.bss
buf:	. = .+512.
	.text
