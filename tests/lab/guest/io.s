/ io.s: reads and writes at odd and even addresses, offsets and lengths, against a model: `image`
/ holds what the file has to hold. Then seek's modes; and what no read or write can do.

LEN	= 2304.

	sys	creat; file; 666
	jsr	r5,want; 3; <creat\0>; .even
	sys	close
	sys	open; file; 2
	jsr	r5,want; 3; <open to read and write\0>; .even

/ All combinations: address (r2), offset (r3), length (r4).

	mov	$addrs,r2
1:	mov	$offs,r3
2:	mov	$lens,r4
3:	jsr	pc,trial
	tst	(r4)+
	tst	(r4)
	bne	3b
	tst	(r3)+
	cmp	(r3),$-1
	bne	2b
	tst	(r2)+
	cmp	(r2),$-1
	bne	1b

/ Each way to seek, then one byte is read: it must be that of the place in r1, octal.

	jsr	r5,at; 100.; 0; 100.; <seek 0\0>; .even
	jsr	r5,at; -1; 1; 100.; <seek 1, back\0>; .even
	jsr	r5,at; 398.; 1; 499.; <seek 1, forth\0>; .even
	jsr	r5,at; -1; 2; LEN-1; <seek 2\0>; .even
	jsr	r5,at; -LEN; 2; 0; <seek 2, to the beginning\0>; .even
	jsr	r5,at; 3; 3; 1536.; <seek 3\0>; .even
	jsr	r5,at; 1; 4; 2049.; <seek 4\0>; .even
	jsr	r5,at; -1; 4; 1538.; <seek 4, back\0>; .even
	jsr	r5,at; -2; 5; LEN-1024.; <seek 5\0>; .even

	mov	$3,r0
	sys	seek; 177777; 0		/ an offset is not negative, far behind the end
	mov	$3,r0
	sys	read; rbuf; 10.
	jsr	r5,want; 0; <read at 65535\0>; .even
	mov	$3,r0
	sys	seek; LEN; 0
	mov	$3,r0
	sys	read; rbuf; 10.
	jsr	r5,want; 0; <read at the end\0>; .even
	mov	$3,r0
	sys	seek; -3.; 2
	mov	$3,r0
	sys	read; rbuf; 10.
	jsr	r5,want; 3; <read across the end\0>; .even
	mov	$3,r0
	sys	seek; -30000.; 2
	mov	$3,r0
	sys	read; rbuf; 10.
	jsr	r5,fails; EFBIG; <read before the beginning\0>; .even
	mov	$3,r0
	sys	write; rbuf; 10.
	jsr	r5,fails; EFBIG; <write before the beginning\0>; .even
	mov	$3,r0
	sys	seek; 0; 0
	mov	$3,r0
	sys	read; rbuf; 0
	jsr	r5,want; 0; <read nothing\0>; .even
	mov	$3,r0
	sys	write; rbuf; 0
	jsr	r5,want; 0; <write nothing\0>; .even

/ Memory that the process has not: signal 12, as on V6; the file stays what it was.

	jsr	pc,catch

	mov	$3,r0
	sys	read; 100000; 512.
	jsr	r5,fault; <read to nowhere\0>; .even
	mov	$3,r0
	sys	read; 100001; 3
	jsr	r5,fault; <read to nowhere, odd\0>; .even
	mov	$3,r0
	sys	read; 0; 2
	jsr	r5,fault; <read to the text\0>; .even
	sys	sync
	jsr	pc,whole
	mov	$3,r0
	sys	seek; 0; 0
	mov	$top+77,r1		/ the last click that there is, and then nothing: what has
	bic	$77,r1			/ been put into the buffer by then is not the file's
	sub	$64.,r1
	mov	$512.,r2
	mov	$3,r0
	jsr	pc,_write
	jsr	r5,fault; <write from where memory ends\0>; .even
	jsr	pc,whole
	mov	$3,r0
	sys	seek; 0; 0
	mov	$3,r0
	sys	write; 100000; 1024.
	jsr	r5,fault; <write from nowhere\0>; .even
	mov	$3,r0
	sys	seek; 700.; 0
	mov	$3,r0
	sys	write; 100001; 33.
	jsr	r5,fault; <write from nowhere, odd\0>; .even
	jsr	pc,whole

/ Descriptors that are not, or not for this.

	sys	open; file; 0
	jsr	r5,want; 4; <open to read\0>; .even
	sys	write; rbuf; 1
	jsr	r5,fails; EBADF; <write, open to read\0>; .even
	sys	open; file; 1
	jsr	r5,want; 5; <open to write\0>; .even
	sys	read; rbuf; 1
	jsr	r5,fails; EBADF; <read, open to write\0>; .even
	mov	$6,r0
	sys	read; rbuf; 1
	jsr	r5,fails; EBADF; <read, not open\0>; .even
	mov	$15.,r0
	sys	read; rbuf; 1
	jsr	r5,fails; EBADF; <read 15\0>; .even
	mov	$-1,r0
	sys	write; rbuf; 1
	jsr	r5,fails; EBADF; <write -1\0>; .even
	mov	$6,r0
	sys	close
	jsr	r5,fails; EBADF; <close, not open\0>; .even
	mov	$6,r0
	sys	dup
	jsr	r5,fails; EBADF; <dup, not open\0>; .even

/ dup shares the offset, a second open does not.

	mov	$4,r0
	sys	dup
	jsr	r5,want; 6; <dup\0>; .even
	mov	$4,r0
	sys	seek; 77.; 0
	mov	$6,r0
	sys	read; rbuf; 1
	cmpb	rbuf,image+77.
	jsr	r5,equal; <dup has the same offset\0>; .even
	mov	$3,r0
	sys	seek; 5; 0
	mov	$4,r0
	sys	read; rbuf; 1
	cmpb	rbuf,image+78.
	jsr	r5,equal; <open has an offset of its own\0>; .even

/ Devices of memory.

	sys	open; null; 2
	jsr	r5,want; 7; <open null\0>; .even
	sys	write; image; 1000.
	jsr	r5,want; 1000.; <write null\0>; .even
	mov	$7,r0
	sys	read; rbuf; 10.
	jsr	r5,want; 0; <read null\0>; .even
	mov	$7,r0
	sys	close
	sys	open; kmem; 0
	sys	seek; 1; 0
	mov	$7,r0
	sys	read; rbuf+1; 511.
	jsr	r5,want; 511.; <read kmem\0>; .even
	mov	$7,r0
	sys	close
	sys	open; mem; 0
	sys	read; wbuf; 512.
	jsr	r5,want; 512.; <read mem\0>; .even
	mov	$511.,r1
	cmpb	wbuf(r1),rbuf(r1)
	jsr	r5,equal; <mem and kmem, last byte\0>; .even
	cmpb	wbuf+40,rbuf+40
	jsr	r5,equal; <mem and kmem\0>; .even
	mov	$7,r0
	sys	seek; 763; 3		/ 763000: no core so high, and no device
	mov	$7,r0
	sys	read; rbuf; 2
	jsr	r5,fails; ENXIO; <read mem where there is none\0>; .even

	sys	unlink; file
	mov	$name,r0
	jmp	done

/ trial: writes (r4) bytes from wbuf+(r2) to offset (r3), and does the same to image; then reads them
/ back to the other kind of address, and all of the file.

trial:
	inc	seed
	mov	(r4),r1			/ C: for (i = 0; i < len; i++)
	mov	$wbuf,r0		/	image[off+i] = wbuf[addr+i] = seed + i*3;
	add	(r2),r0
	mov	$image,r5
	add	(r3),r5
	mov	seed,-(sp)
1:	movb	(sp),(r0)+
	movb	(sp),(r5)+
	add	$3,(sp)
	sob	r1,1b
	tst	(sp)+
	sub	$image,r5
	cmp	r5,size
	blos	2f
	mov	r5,size			/ the file has grown
2:
	jsr	pc,place
	mov	$wbuf,r1
	add	(r2),r1
	mov	r2,-(sp)
	mov	(r4),r2
	mov	$3,r0
	jsr	pc,_write
	mov	(sp)+,r2
	bcs	3f
	cmp	r0,(r4)
3:	jsr	r5,equal; <write: its result\0>; .even

	mov	$rbuf,r0		/ C: memset(rbuf, 0125, ...)
	mov	$LEN\/2+2,r1
4:	mov	$52525,(r0)+
	sob	r1,4b
	jsr	pc,place
	mov	$rbuf+3,r1		/ one byte more than where it will be read to
	sub	(r2),r1
	mov	r1,-(sp)
	mov	r2,-(sp)
	mov	(r4),r2
	mov	$3,r0
	jsr	pc,_read
	mov	(sp)+,r2
	bcs	5f
	cmp	r0,(r4)
5:	jsr	r5,equal; <read: its result\0>; .even
	mov	(sp)+,r1
	cmpb	-1(r1),$125
	jsr	r5,equal; <the byte before\0>; .even
	mov	$image,r0
	add	(r3),r0
	mov	(r4),-(sp)
6:	cmpb	(r0)+,(r1)+
	bne	7f
	dec	(sp)
	bne	6b
7:	tst	(sp)+
	jsr	r5,equal; <what was read\0>; .even
	cmpb	(r1),$125
	jsr	r5,equal; <the byte behind\0>; .even
	bit	$7,seed			/ now and then:
	bne	8f
	jsr	pc,whole
8:	rts	pc

place:	mov	r2,-(sp)		/ seek to (r3)
	mov	(r3),r1
	clr	r2
	mov	$3,r0
	jsr	pc,_seek
	mov	(sp)+,r2
	rts	pc

/ whole: all of the file is as image has it.

whole:
	mov	$3,r0
	sys	seek; 0; 0
	mov	$3,r0
	sys	read; rbuf+1; LEN+100.
	bcs	1f
	cmp	r0,size
1:	jsr	r5,equal; <size\0>; .even
	mov	size,r5
	mov	$rbuf+1,r0
	mov	$image,r1
2:	cmpb	(r0)+,(r1)+
	bne	3f
	sob	r5,2b
3:	tst	r5
	jsr	r5,equal; <all of the file\0>; .even
	rts	pc

/ at: offset, how, place, text: seek, and read the byte of that place.

at:	mov	(r5)+,r1
	mov	(r5)+,r2
	mov	$3,r0
	jsr	pc,_seek
	mov	$3,r0
	sys	read; rbuf; 1
	mov	(r5)+,r1
	cmpb	image(r1),rbuf
	jmp	equal			/ with our text

name:	<io\0>
file:	</tmp/io\0>
null:	</dev/null\0>
mem:	</dev/mem\0>
kmem:	</dev/kmem\0>
	.even
addrs:	0; 1; -1
offs:	0; 1; 510.; 511.; 512.; 703.; -1
lens:	1; 2; 3; 511.; 512.; 513.; 1024.; 1601.; 0
	.bss
seed:	. = .+2
size:	. = .+2
image:	. = .+LEN+2
wbuf:	. = .+LEN+2
rbuf:	. = .+LEN+200.
top:
	.text
