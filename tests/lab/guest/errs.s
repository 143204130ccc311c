/ errs.s: blocks that the disk cannot read or write, on drive 1. The test that runs this has the
/ controller fail with the block whose number this program has left in the kernel's word 270, as
/ often as its word 272 says: bad and good below.
/ Each error is one system call's; what was right before is right again when the block is.

	sys	mknod; rk1; 160666; 1
	sys	mknod; mnt; 140777; 0
	sys	open; kmem; 2
	jsr	r5,want; 3; <open kmem\0>; .even

/ The device as a file: block 7.

	sys	open; rk1; 2
	jsr	r5,want; 4; <open rk1\0>; .even
	mov	$4,r0
	sys	seek; 7; 3
	mov	$4,r0
	sys	write; pat; 512.
	jsr	r5,want; 512.; <write block 7\0>; .even
	mov	$10.,r2			/ tried once and ten times more
	mov	$7,r1
	jsr	pc,bad
	jsr	pc,other
	mov	$4,r0
	sys	seek; 7; 3
	mov	$4,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read at the eleventh time\0>; .even
	cmp	buf+510.,pat+510.
	jsr	r5,equal; <what was read then\0>; .even
	jsr	pc,other
	mov	$11.,r2
	mov	$7,r1
	jsr	pc,bad
	mov	$4,r0
	sys	seek; 7; 3
	mov	$4,r0
	sys	read; buf; 512.
	jsr	r5,fails; EIO; <read a bad block\0>; .even
	mov	$4,r0			/ the twelfth time
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read it when it is good\0>; .even
	cmp	buf+510.,pat+510.
	jsr	r5,equal; <it is what it was\0>; .even
	jsr	pc,other
	mov	$7,r1
	jsr	pc,bad1
	mov	$4,r0
	sys	seek; 7*512.+100.; 0
	mov	$4,r0
	sys	write; kmem; 5
	jsr	r5,fails; EIO; <write a part of a bad block\0>; .even
	mov	$4,r0
	sys	seek; 6; 3
	mov	$4,r0
	sys	read; buf; 1024.
	jsr	r5,fails; EIO; <read across it\0>; .even
	mov	$4,r0
	sys	seek; 8.; 3
	mov	$4,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read the one behind\0>; .even
	jsr	pc,good
	mov	$4,r0
	sys	seek; 7; 3
	mov	$4,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read it once more\0>; .even
	cmp	buf+100.,pat+100.
	jsr	r5,equal; <nothing was written\0>; .even
	jsr	pc,other
	mov	$7,r1
	jsr	pc,bad1
	mov	$4,r0
	sys	seek; 7; 3
	mov	$4,r0			/ all of it is begun to be written, and the controller
	sys	write; zero; 512.	/ says no before write has ended
	jsr	r5,fails; EIO; <write all of a bad block\0>; .even
	jsr	pc,good
	mov	$4,r0
	sys	seek; 7; 3
	mov	$4,r0
	sys	read; buf; 512.
	cmp	buf+100.,pat+100.
	jsr	r5,equal; <the disk has what it had\0>; .even
	mov	$4,r0
	sys	seek; 7; 3
	mov	$4,r0
	sys	write; zero; 512.
	mov	$4,r0
	sys	close

/ A file of 12 blocks, on a mounted file system: one of its blocks, and that of its addresses.

	mov	$1,r1			/ the super-block
	jsr	pc,bad1
	sys	mount; rk1; mnt; 0
	jsr	r5,fails; EIO; <mount\0>; .even
	jsr	pc,good
	sys	mount; rk1; mnt; 0
	jsr	r5,fine; <mount again\0>; .even
	sys	creat; file; 666
	jsr	r5,want; 4; <creat\0>; .even
	mov	$12.,r4
1:	mov	$4,r0
	sys	write; pat; 512.
	sob	r4,1b
	mov	$4,r0
	sys	close
	sys	stat; file; st
	jsr	pc,away
	sys	open; file; 2
	mov	st+14,r1		/ its addresses
	jsr	pc,bad1
	mov	$4,r0
	sys	read; buf; 512.
	jsr	r5,fails; EIO; <read, no addresses\0>; .even
	mov	$4,r0
	sys	seek; 11.; 3
	mov	$4,r0
	sys	write; pat; 512.
	jsr	r5,fails; EIO; <write, no addresses\0>; .even
	jsr	pc,good
	mov	$4,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read block 11\0>; .even
	mov	$4,r0
	sys	close

/ The block of its inode (2), and that of the directory.

	jsr	pc,away
	mov	$2,r1
	jsr	pc,bad1
	sys	stat; file; st
	jsr	r5,fails; EIO; <stat\0>; .even
	sys	open; file; 0
	jsr	r5,fails; EIO; <open\0>; .even
	jsr	pc,good
	sys	open; file; 0
	jsr	r5,want; 4; <open again\0>; .even
	mov	$4,r0
	sys	close
	sys	stat; mnt; st
	jsr	pc,away
	mov	st+14,r1
	jsr	pc,bad1
	sys	open; file; 0
	jsr	r5,fails; EIO; <open, no directory\0>; .even
	sys	creat; file2; 666
	jsr	r5,fails; EIO; <creat, no directory\0>; .even
	sys	unlink; file
	jsr	r5,fails; EIO; <unlink, no directory\0>; .even
	jsr	pc,good
	sys	unlink; file
	jsr	r5,fine; <unlink\0>; .even

/ A block of the free list. It may be short for a while, but no block is lost.

	jsr	pc,away
	sys	open; rk1; 0
	sys	seek; 1; 3
	mov	$4,r0
	sys	read; buf; 8.
	mov	$4,r0
	sys	close
	sys	creat; file; 666
	jsr	r5,want; 4; <creat again\0>; .even
	mov	buf+6,r1		/ s.free[0]: the block that has the next hundred
	jsr	pc,bad1
	clr	r4
2:	mov	$4,r0
	sys	write; zero; 512.
	bcs	3f
	inc	r4
	cmp	r4,$150.
	blo	2b
3:	jsr	r5,fails; EIO; <the free list\0>; .even
	mov	$4,r0
	sys	write; zero; 512.
	jsr	r5,fails; EIO; <the free list, again\0>; .even
	jsr	pc,good
4:	mov	$4,r0
	sys	write; zero; 512.
	bcs	5f
	inc	r4
	cmp	r4,$150.
	blo	4b
5:	jsr	r5,fine; <write 150 blocks when it is good\0>; .even
	mov	$4,r0
	sys	close
	sys	unlink; file

/ A program of four blocks: half of its text, or of its data, is no program.

	sys	creat; prog; 777
	sys	write; text; 2048.
	mov	$4,r0
	sys	close
	jsr	pc,execute
	cmp	r1,$3*400
	jsr	r5,equal; <the program, good\0>; .even
	sys	stat; prog; st
	mov	st+16,r1		/ the second half of its text
	jsr	pc,bad1
	jsr	pc,away
	jsr	pc,execute
	cmpb	r1,$9.
	jsr	r5,equal; <killed: no text\0>; .even
	jsr	pc,good
	jsr	pc,execute
	cmp	r1,$3*400
	jsr	r5,equal; <the program, good again\0>; .even
	mov	st+22,r1		/ and of its data
	jsr	pc,bad1
	jsr	pc,away
	jsr	pc,execute
	cmpb	r1,$9.
	jsr	r5,equal; <killed: no data\0>; .even
	mov	st+14,r1		/ its header: that is an error of exec
	jsr	pc,bad1
	jsr	pc,away
	sys	exec; prog; args
	jsr	r5,fails; EIO; <exec, no header\0>; .even
	jsr	pc,good
	jsr	pc,execute
	cmp	r1,$3*400
	jsr	r5,equal; <the program, good at last\0>; .even

	sys	umount; rk1
	jsr	r5,fine; <umount\0>; .even
	sys	unlink; mnt
	sys	unlink; rk1
	mov	$name,r0
	jmp	done

execute:				/ r1: its status
	jsr	pc,_fork
	tst	r0
	bne	1f
	sys	exec; prog; args
	mov	$99.,r0
	sys	exit
1:	sys	wait
	rts	pc

/ bad: block r1 is bad so many times, r2; bad1: for ever. good: none is.

bad1:	mov	$-1,r2
bad:	mov	r1,mail
	mov	r2,mail+2
	br	1f
good:	clr	mail+2
1:	mov	$3,r0
	sys	seek; 270; 0
	mov	$3,r0
	sys	write; mail; 4
	jsr	r5,want; 4; <write kmem\0>; .even
	rts	pc

/ other: reads so many other blocks that no buffer has any of the former. away: and no inode.

away:	sys	umount; rk1
	jsr	r5,fine; <umount\0>; .even
	sys	mount; rk1; mnt; 0
	jsr	r5,fine; <mount\0>; .even
other:	sys	open; rk1; 0
	mov	r0,r4
	sys	seek; 150.; 3
	mov	$20.,r3
1:	mov	r4,r0
	sys	read; buf; 512.
	sob	r3,1b
	mov	r4,r0
	sys	close
	rts	pc

name:	<errs\0>
kmem:	</dev/kmem\0>
rk1:	</dev/rk1\0>
mnt:	</mnt\0>
file:	</mnt/file\0>
file2:	</mnt/file2\0>
prog:	</mnt/prog\0>
	.even
	.data
args:	prog; 0
pat:	. = .+100.; <here I am>; . = pat+510.; 123456

/ A program that ends with status 3, the last word of its data, by the last instruction of its text.

text:	410; 1008.; 1024.; 0; 0; 0; 0; 1
	jmp	*$1000.
	. = text+16.+1000.
	mov	*$21776,r0
	sys	exit
	. = text+2046.
	3
	.bss
mail:	. = .+4
zero:	. = .+512.
buf:	. = .+1024.
st:	. = .+36.
	.text
