/ wc.s: counts lines, words and characters of the named files, or of its input.
/ Answers to V6's s2/wc.c.
/
/ Look at the read: of a file it brings 512 bytes at a time, of a pipe what the writer has put
/ there so far, and 0 bytes of either at the end. A program need not know which it is.

	mov	(sp)+,r5		/ C: argc
	tst	(sp)+
	dec	r5
	bgt	1f
	clr	r0			/ no names: descriptor 0
	jsr	pc,count
	jsr	r5,say; <\n\0>; .even
	br	3f

1:	mov	(sp),r0			/ C: fd = open(*++argv, 0)
	clr	r1
	jsr	pc,_open
	bcs	2f
	mov	r0,r4
	jsr	pc,count
	mov	r4,r0
	sys	close
	jsr	r5,say; < \0>; .even
	mov	(sp),r0
	jsr	pc,_puts
	jsr	r5,say; <\n\0>; .even
	br	4f
2:	mov	(sp),r1
	jsr	pc,_perror
	inc	status
4:	tst	(sp)+
	dec	r5
	bgt	1b
3:	mov	status,r0
	sys	exit

/ count(r0: descriptor): reads to the end, prints the three numbers

count:
	mov	r5,-(sp)
	mov	r4,-(sp)
	mov	r0,r5
	mov	$lines,r0
1:	clr	(r0)+			/ three numbers of two words each
	cmp	r0,$lines+12.
	blo	1b
	clr	r3			/ r3: inside a word?
2:	mov	r5,r0
	sys	read; buf; 512.		/ C: while ((n = read(fd, buf, 512)) > 0)
	bcc	0f
	mov	$name,r1		/ C: perror("wc"); what was read counts
	jsr	pc,_perror
	inc	status
	br	7f
0:	mov	r0,r4
	beq	7f
	add	r4,chars+2
	adc	chars
	mov	$buf,r1
3:	movb	(r1)+,r0		/ C:	for (p = buf; p < buf+n; p++)
	cmpb	r0,$'\n
	bne	4f
	add	$1,lines+2
	adc	lines
	br	5f
4:	cmpb	r0,$40			/ blank
	beq	5f
	cmpb	r0,$11			/ tab
	beq	5f
	tst	r3
	bne	6f
	inc	r3			/ a word begins
	add	$1,words+2
	adc	words
	br	6f
5:	clr	r3
6:	sob	r4,3b
	br	2b
7:	mov	$lines,r4
8:	mov	(r4)+,r0		/ C: printf("%7ld%7ld%7ld")
	mov	(r4)+,r1
	mov	$7,r2
	jsr	pc,_putl
	cmp	r4,$lines+12.
	blo	8b
	mov	(sp)+,r4
	mov	(sp)+,r5
	rts	pc

name:	<wc\0>
	.even
	.bss
status:	. = .+2
lines:	. = .+4
words:	. = .+4
chars:	. = .+4
buf:	. = .+512.
	.text
