/ crowd.s: more processes than there are buffers write and remove large files at once, whose addresses
/ are in other blocks. A kernel that keeps one buffer while it waits for another comes to a stand here.

N	= 20.

	sys	chdir; tmp
	mov	$large,r4
	jsr	pc,crowd
	mov	$gone,r4
	jsr	pc,crowd
	mov	$name,r0
	jmp	done

/ crowd: N children wait for one pipe's end, and then go to (r4), r3 a letter for each.

crowd:
	sys	pipe
	jsr	r5,want; 3; <pipe\0>; .even
	mov	$'a,r3
1:	jsr	pc,_fork
	bcs	3f
	tst	r0
	bne	2f
	mov	$4,r0
	sys	close
	mov	$3,r0
	sys	read; buf; 1
	movb	r3,fn
	jsr	pc,(r4)
	mov	wrongs,r0
	sys	exit
2:	inc	r3
	cmp	r3,$'a+N
	blo	1b
3:	jsr	r5,fine; <fork\0>; .even
	mov	$1,r0
	sys	sleep			/ all of them wait now
	jsr	pc,away
	mov	$4,r0			/ go
	sys	close
	jsr	pc,_reap
	mov	$3,r0
	sys	close
	rts	pc

/ A file of which every block needs a block of addresses of its own; and its end.

large:	sys	creat; fn; 666
	jsr	r5,want; 4; <creat\0>; .even
	mov	$100.,r1
1:	mov	$3,r2
	mov	$4,r0
	jsr	pc,_seek
	mov	$4,r0
	sys	write; buf; 512.
	jsr	r5,want; 512.; <write\0>; .even
	add	$256.,r1
	cmp	r1,$2200.
	blo	1b
	rts	pc

gone:	sys	unlink; fn
	jsr	r5,fine; <unlink\0>; .even
	rts	pc

away:	sys	open; rk0; 0		/ no buffer shall know anything
	mov	r0,r3
	sys	seek; 3000.; 3
	mov	$20.,r2
1:	mov	r3,r0
	sys	read; buf; 512.
	sob	r2,1b
	mov	r3,r0
	sys	close
	rts	pc

name:	<crowd\0>
rk0:	</dev/rk0\0>
tmp:	</tmp\0>
	.even
	.data
fn:	<a\0>
	.even
	.bss
buf:	. = .+512.
	.text
