/ nodes.s: what of an inode comes to the disk. Prints what is wrong, and "done".

time1	= 15000				/ the time's high word, so that it is not 0
mknod	= 14.

	mov	$time1,r0
	clr	r1
	sys	25.			/ C: stime(time)
	sys	creat; file; 666
	sys	sync
	sys	chmod; file; 644	/ is still open: changes the inode in core
	sys	sync
	sys	stat; file; st
	cmp	st+34,$time1		/ when it was read last
	beq	1f
	jsr	r5,say; <chmod has changed the time of reading\n\0>; .even
1:	cmp	st+40,$time1		/ when it was written
	beq	2f
	jsr	r5,say; <chmod has not noted its time\n\0>; .even
2:	sys	unlink; file

	sys	mknod; dev; 120666; 4002	/ one more /dev/null, which goes while it is open
	sys	open; dev; 0
	mov	r0,r4
	sys	unlink; dev
	sys	sync
	mov	r4,r0
	sys	close
	jsr	r5,say; <done\n\0>; .even
	clr	r0
	sys	exit

file:	</tmp/file\0>
dev:	</tmp/dev\0>
	.even
	.bss
st:	. = .+36.
	.text
