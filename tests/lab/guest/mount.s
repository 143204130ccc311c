/ mount.s: a second file system, on drive 1: 200 blocks, of which 193 are free, and 64 inodes. It is
/ mounted, filled to the last block and the last inode, and taken away again.

	sys	mknod; rk1; 160666; 1
	sys	mknod; rk2; 160666; 2
	sys	mknod; none; 160666; 2400
	sys	mknod; mnt; 140777; 0
	sys	link; mnt; mntdot
	sys	link; root; mntdd
	sys	mount; tmp; mnt; 0
	jsr	r5,fails; ENOTBLK; <mount a directory\0>; .even
	sys	mount; none; mnt; 0
	jsr	r5,fails; ENXIO; <mount device 5\0>; .even
	sys	mount; rk2; mnt; 0
	jsr	r5,fails; EIO; <mount an empty drive\0>; .even
	sys	umount; rk1
	jsr	r5,fails; EINVAL; <umount what is not mounted\0>; .even
	sys	umount; rk0
	jsr	r5,fails; EBUSY; <umount the root\0>; .even
	sys	mount; rk1; root; 0
	jsr	r5,fails; EBUSY; <mount on the root\0>; .even
	sys	mount; rk0; mnt; 0
	jsr	r5,fails; EBUSY; <mount the root\0>; .even
	sys	mount; rk1; mnt; 0
	jsr	r5,fine; <mount\0>; .even
	sys	mount; rk1; tmp; 0
	jsr	r5,fails; EBUSY; <mount twice\0>; .even

/ There and back; and what does not go across.

	sys	creat; hello; 666
	jsr	r5,want; 3; <creat there\0>; .even
	sys	write; hello; 6
	sys	umount; rk1
	jsr	r5,fails; EBUSY; <umount, a file is open\0>; .even
	mov	$3,r0
	sys	close
	sys	stat; mnt; st
	cmp	st,$1
	jsr	r5,equal; <mnt is on the device\0>; .even
	cmp	st+2,$1
	jsr	r5,equal; <it is its root\0>; .even
	sys	stat; mntdd; st
	cmp	st,$1
	jsr	r5,equal; <.. of that root is itself\0>; .even
	sys	link; hello; tmphi
	jsr	r5,fails; EXDEV; <link across\0>; .even
	sys	unlink; mnt
	jsr	r5,fails; EBUSY; <unlink mnt\0>; .even
	sys	chdir; mnt
	jsr	r5,fine; <chdir\0>; .even
	sys	umount; rk1
	jsr	r5,fails; EBUSY; <umount, it is a current directory\0>; .even
	sys	chdir; root
	sys	umount; rk1
	jsr	r5,fine; <umount\0>; .even
	sys	open; hello; 0
	jsr	r5,fails; ENOENT; <not there any more\0>; .even
	sys	mount; rk1; mnt; 1
	jsr	r5,fine; <mount to read\0>; .even
	sys	open; hello; 0
	jsr	r5,want; 3; <there again\0>; .even
	sys	read; buf; 10.
	jsr	r5,want; 6; <its contents\0>; .even
	mov	$3,r0
	sys	close
	sys	open; hello; 1
	jsr	r5,fails; EROFS; <open to write\0>; .even
	sys	creat; fa; 666
	jsr	r5,fails; EROFS; <creat\0>; .even
	sys	unlink; hello
	jsr	r5,fails; EROFS; <unlink\0>; .even
	sys	umount; rk1
	jsr	r5,fine; <umount that\0>; .even
	sys	mount; rk1; mnt; 0
	sys	chdir; mnt
	sys	unlink; hello
	jsr	r5,fine; <unlink hello\0>; .even

/ The last block: 192 and one of addresses. Twice: nothing is lost.

	mov	$2,r4
1:	mov	$fa,r0
	mov	$1000.,r1
	jsr	pc,grow
	jsr	r5,fails; ENOSPC; <to the end\0>; .even
	cmp	r3,$192.
	jsr	r5,equal; <192 blocks\0>; .even
	mov	$fa,r0
	mov	r3,r1
	jsr	pc,look
	sys	unlink; fa
	sob	r4,1b

/ Another file finds room for its 8 blocks, and not for that of addresses; then for that, and not for
/ block 8. Both times the 8 stay what they are, and there is room when the other has gone.

	mov	$184.,r4
2:	mov	$fa,r0
	mov	r4,r1
	jsr	pc,grow
	jsr	r5,fine; <almost all\0>; .even
	mov	$fb,r0
	mov	$9.,r1
	jsr	pc,grow
	jsr	r5,fails; ENOSPC; <one too many\0>; .even
	cmp	r3,$8.
	jsr	r5,equal; <eight\0>; .even
	mov	$fb,r0
	mov	r3,r1
	jsr	pc,look
	sys	unlink; fa
	sys	open; fb; 1
	sys	seek; 0; 2
	mov	$3,r0
	sys	write; buf; 512.
	jsr	r5,want; 512.; <now there is room\0>; .even
	mov	$3,r0
	sys	close
	sys	unlink; fb
	dec	r4
	cmp	r4,$183.
	bhis	2b

/ No room for an entry more of the directory: 32 fill its block. No inode and no link is lost.

	sys	creat; fb; 666
	sys	close
	mov	$29.,r2			/ . and .. and fb
3:	jsr	pc,number
	sys	link; fb; fn
	jsr	r5,fine; <link\0>; .even
	sob	r2,3b
	sys	unlink; fn		/ one entry for fa
	mov	$fa,r0
	mov	$1000.,r1
	jsr	pc,grow
	sys	creat; fc; 666
	jsr	r5,fails; ENOSPC; <creat, no room in the directory\0>; .even
	sys	link; fb; fc
	jsr	r5,fails; ENOSPC; <link, no room in the directory\0>; .even
	sys	stat; fb; st
	cmpb	st+6,$29.
	jsr	r5,equal; <links of fb\0>; .even
	sys	unlink; fa
	sys	link; fb; fc
	jsr	r5,fine; <link in fa's place\0>; .even
	sys	unlink; fc
	mov	$29.,r2
4:	jsr	pc,number
	sys	unlink; fn
	sob	r2,4b
	sys	unlink; fb

/ The last inode, twice.

	mov	$2,r4
5:	clr	r2
6:	jsr	pc,number
	sys	creat; fn; 666
	bcs	7f
	sys	close
	inc	r2
	cmp	r2,$99.
	blo	6b
7:	jsr	r5,fails; ENOSPC; <inodes without end\0>; .even
	cmp	r2,$63.
	jsr	r5,equal; <63 inodes\0>; .even
8:	dec	r2
	jsr	pc,number
	sys	unlink; fn
	jsr	r5,fine; <unlink\0>; .even
	tst	r2
	bne	8b
	sob	r4,5b

	sys	chdir; root
	sys	umount; rk1
	jsr	r5,fine; <umount at last\0>; .even
	sys	open; rk1; 2		/ the device as a file
	jsr	r5,want; 3; <open rk1\0>; .even
	sys	seek; 1; 3
	mov	$3,r0
	sys	read; buf; 4
	jsr	r5,want; 4; <read its super-block\0>; .even
	cmp	buf+2,$200.
	jsr	r5,equal; <its size\0>; .even
	mov	$3,r0
	sys	seek; 4871.; 3
	mov	$3,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read the drive's last block\0>; .even
	mov	$3,r0
	sys	read; buf; 512.
	jsr	r5,fails; EIO; <read behind it\0>; .even
	sys	unlink; mntdd
	sys	unlink; mntdot
	sys	unlink; mnt
	sys	unlink; rk1
	sys	unlink; rk2
	sys	unlink; none
	mov	$name,r0
	jmp	done

/ grow: a new file r0 of r1 blocks, each of which begins with its number. r3 is how many it has; carry
/ and error of the write that failed, if one did.

grow:
	mov	r1,-(sp)
	mov	$666,r1
	jsr	pc,_creat
	jsr	r5,want; 3; <creat a file\0>; .even
	clr	r3
1:	mov	r3,buf
	mov	$3,r0
	sys	write; buf; 512.
	bcs	2f
	inc	r3
	cmp	r3,(sp)
	bne	1b
	clr	r0
2:	mov	r0,(sp)
	mov	$3,r0
	sys	close
	mov	(sp)+,r0
	beq	3f
	sec
3:	rts	pc

/ look: file r0 has r1 blocks, which are that.

look:
	mov	r1,-(sp)
	clr	r1
	jsr	pc,_open
	jsr	r5,want; 3; <open a file\0>; .even
	clr	r3
1:	mov	$3,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read\0>; .even
	cmp	r3,buf
	jsr	r5,equal; <contents\0>; .even
	inc	r3
	cmp	r3,(sp)
	bne	1b
	mov	$3,r0
	sys	read; buf; 512.
	jsr	r5,want; 0; <the end\0>; .even
	mov	$3,r0
	sys	close
	tst	(sp)+
	rts	pc

number:	mov	r2,r1			/ fn is name number r2
	clr	r0
	div	$10.,r0
	add	$'0,r0
	movb	r0,fn+1
	add	$'0,r1
	movb	r1,fn+2
	rts	pc

name:	<mount\0>
root:	</\0>
tmp:	</tmp\0>
tmphi:	</tmp/hi\0>
rk0:	</dev/rk0\0>
rk1:	</dev/rk1\0>
rk2:	</dev/rk2\0>
none:	</dev/none\0>
mnt:	</mnt\0>
mntdot:	</mnt/.\0>
mntdd:	</mnt/..\0>
hello:	</mnt/hello\0>
fa:	</mnt/a\0>
fb:	</mnt/b\0>
fc:	</mnt/c\0>
	.even
	.data
fn:	<n00\0>
	.even
	.bss
st:	. = .+36.
buf:	. = .+512.
	.text
