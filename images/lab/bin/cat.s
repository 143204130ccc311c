/ cat.s: copies the named files to its output, one after the other; without names its input.
/ A name `-` is the input, too.
/ Answers to V6's s1/cat.s.
/
/ Look at how little a filter has to know: what descriptors 0 and 1 are was settled by the
/ shell, between its fork and this program's exec.

	mov	(sp)+,r4		/ C: argc
	tst	(sp)+
	dec	r4
	bgt	next
	clr	r3			/ no names: descriptor 0
	jsr	pc,copy
	br	done

next:
	mov	(sp)+,r2		/ C: name = *++argv
	clr	r3
	cmpb	(r2),$'-
	bne	1f
	tstb	1(r2)
	beq	2f
1:	mov	r2,r0
	clr	r1			/ C: fd = open(name, 0);
	jsr	pc,_open
	bcs	3f
	mov	r0,r3
2:	jsr	pc,copy
	tst	r3			/ descriptor 0 stays open, for a second `-`
	beq	4f
	mov	r3,r0
	sys	close
	br	4f
3:	mov	r2,r1			/ C: perror(name)
	jsr	pc,_perror
	inc	status
4:	dec	r4
	bgt	next
done:
	mov	status,r0
	sys	exit

/ copy(r3: descriptor): all that can be read there goes to descriptor 1

copy:
	mov	r2,-(sp)
1:	mov	r3,r0			/ C: while ((n = read(fd, buf, 512)) > 0)
	sys	read; buf; 512.
	bcs	2f
	mov	r0,r2
	beq	3f			/ 0: the end of the file
	mov	$1,r0
	mov	$buf,r1
	jsr	pc,_write		/ C:	write(1, buf, n);
	bcc	1b
2:	mov	$name,r1
	jsr	pc,_perror
	inc	status
3:	mov	(sp)+,r2
	rts	pc

name:	<cat\0>
	.even
	.bss
status:	. = .+2
buf:	. = .+512.
	.text
