/ big.s: files of 8 blocks (the last small size), 9 (one block of addresses), 300 (two of them) and
/ 1900 (addresses of addresses), whose every block says which it is; and a file with holes.

	mov	$sizes,r4
1:	jsr	pc,trial
	tst	(r4)+
	tst	(r4)
	bne	1b

/ Written over, and cut off: no block of before can be seen again.

	sys	open; file; 2
	sys	seek; 8.; 3
	mov	$3,r0
	sys	write; zero; 512.
	jsr	r5,want; 512.; <write over a block\0>; .even
	mov	$3,r0
	sys	seek; 7; 3
	mov	$7,r3
	jsr	pc,block
	mov	$3,r0
	sys	read; buf; 512.
	jsr	pc,empty
	mov	$9.,r3
	jsr	pc,block
	mov	$3,r0
	sys	close
	sys	creat; file; 666
	jsr	r5,want; 3; <creat on the large file\0>; .even
	mov	$3,r0
	sys	close
	jsr	pc,length
	mov	buf+4,r0
	bit	$10000,r0		/ it is a small one again
	jsr	r5,equal; <not large any more\0>; .even

/ Holes: single blocks far apart, the first written last.

	sys	open; file; 2
	mov	$places,r4
2:	mov	(r4),r3
	jsr	pc,aim
	jsr	pc,fill
	mov	$3,r0
	sys	write; buf; 512.
	jsr	r5,want; 512.; <write behind a hole\0>; .even
	tst	(r4)+
	bne	2b			/ block 0 is the last
	mov	$places,r4
3:	mov	(r4),r3
	jsr	pc,aim
	jsr	pc,block
	cmp	r4,$places
	beq	4f
	inc	r3			/ and the block behind it is one of zeros
	mov	$3,r0
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read a hole\0>; .even
	jsr	pc,empty
4:	tst	(r4)+
	bne	3b
	mov	$2309.,r3
	jsr	pc,aim
	mov	$3,r0
	sys	write; zero; 1
	jsr	r5,want; 1; <a byte\0>; .even
	mov	$2309.*512.+1,r1	/ the low word
	mov	$22,r2			/ and the high byte
	jsr	pc,length2

/ More than a file can be.

	mov	$3,r0
	sys	seek; 100000; 3
	mov	$3,r0
	sys	write; zero; 2
	jsr	r5,fails; EFBIG; <block 32768\0>; .even
	mov	$3,r0
	sys	read; buf; 2
	jsr	r5,want; 0; <read block 32768\0>; .even
	mov	$3,r0
	sys	seek; 77777; 4
	mov	$3,r0
	sys	seek; 1; 4		/ block 65536, which is not block 0
	mov	$3,r0
	sys	write; zero; 512.
	jsr	r5,fails; EFBIG; <block 65536\0>; .even
	sys	unlink; file
	jsr	r5,fine; <unlink\0>; .even
	mov	$3,r0			/ its end comes with the last close
	sys	close
	mov	$name,r0
	jmp	done

/ trial: a file of (r4) blocks is made, and read.

trial:
	sys	creat; file; 666
	jsr	r5,want; 3; <creat\0>; .even
	clr	r3
1:	jsr	pc,fill
	mov	$3,r0
	sys	write; buf; 512.
	jsr	r5,want; 512.; <write\0>; .even
	bcs	9f
	inc	r3
	cmp	r3,(r4)
	blo	1b
	mov	$3,r0
	sys	close
	jsr	pc,length
	sys	open; file; 0
	clr	r3
2:	jsr	pc,block
	bne	9f
	inc	r3
	cmp	r3,(r4)
	blo	2b
	mov	$3,r0
	sys	read; buf; 512.
	jsr	r5,want; 0; <read at the end\0>; .even
	mov	$3,r0
	sys	seek; -1; 5		/ from the end: the last block
	mov	(r4),r3
	dec	r3
	jsr	pc,block
9:	mov	$3,r0
	sys	close
	rts	pc

aim:	mov	r3,r1			/ to block r3
	mov	$3,r2
	mov	$3,r0
	jmp	_seek

fill:	mov	$buf,r1			/ buf is block r3
	mov	r3,r0
1:	mov	r0,(r1)+
	add	$7,r0
	cmp	r1,$buf+512.
	blo	1b
	rts	pc

block:	mov	$3,r0			/ the next block is r3; beq if so
	sys	read; buf; 512.
	jsr	r5,want; 512.; <read\0>; .even
	mov	$buf,r1
	mov	r3,r0
1:	cmp	r0,(r1)+
	bne	2f
	add	$7,r0
	cmp	r1,$buf+512.
	blo	1b
	cmp	r0,r0
	jsr	r5,equal; <the block's contents\0>; .even
	cmp	r1,$buf+512.
	rts	pc

empty:	mov	$buf,r1			/ buf is all zero
1:	tst	(r1)+
	bne	2f
	cmp	r1,$buf+512.
	blo	1b
2:	jsr	r5,equal; <zeros\0>; .even
	rts	pc

length:	mov	(r4),r1			/ the size is (r4) blocks
	clr	r0
	ashc	$9.,r0
	mov	r0,r2
length2: sys	stat; file; buf
	jsr	r5,fine; <stat\0>; .even
	cmp	buf+12,r1
	jsr	r5,equal; <size\0>; .even
	movb	buf+11,r0
	bic	$!377,r0
	cmp	r0,r2
	jsr	r5,equal; <size, high byte\0>; .even
	rts	pc

name:	<big\0>
file:	</tmp/big\0>
	.even
sizes:	8.; 9.; 300.; 1900.; 0
places:	2300.; 2040.; 1792.; 1788.; 600.; 255.; 12.; 0
	.bss
zero:	. = .+512.
buf:	. = .+512.
	.text
