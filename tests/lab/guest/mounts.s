/ mounts.s: two processes mount at once: the one waits for its disk, when the other comes.

mknod	= 14.
mount	= 21.

	sys	mknod; rk1; 160666; 1
	sys	mknod; rk2; 160666; 2
	sys	stat; rk1; st		/ so that no path has to wait for a disk
	sys	stat; rk2; st
	sys	stat; sysdir; st
	sys	stat; srcdir; st
	jsr	pc,_fork
	mov	r0,r4
	beq	child
	sys	mount; rk1; sysdir; 0
	bcs	bad
	sys	wait
	sys	stat; there1; st
	bcs	bad
	sys	stat; there2; st
	bcs	bad
	jsr	r5,say; <done\n\0>; .even
	clr	r0
	sys	exit
child:
	sys	mount; rk2; srcdir; 0
	bcs	bad
	clr	r0
	sys	exit
bad:	mov	$name,r1
	jsr	pc,_perror
	mov	$1,r0
	sys	exit

rk1:	</dev/rk1\0>
rk2:	</dev/rk2\0>
sysdir:	</usr/sys\0>
srcdir:	</usr/src\0>
there1:	</usr/sys/etc/init\0>
there2:	</usr/src/etc/init\0>
name:	<mounts\0>
	.even
	.bss
st:	. = .+36.
	.text
