/ pipes.s: pipes: both ends, full and empty ones, the end of either, and signals.

SIGPIPE	= 13.

	sys	pipe
	jsr	r5,want; 3; <pipe\0>; .even
	cmp	r1,$4
	jsr	r5,equal; <the end to write\0>; .even
	mov	$4,r0
	sys	read; buf; 1
	jsr	r5,fails; EBADF; <read the end to write\0>; .even
	mov	$3,r0
	sys	write; buf; 1
	jsr	r5,fails; EBADF; <write the end to read\0>; .even
	mov	$3,r0
	sys	seek; 0; 0
	jsr	r5,fails; ESPIPE; <seek\0>; .even

/ As much as it holds, without anybody at the other end.

	mov	$big,r1
	mov	$4096.,r2
1:	movb	r2,(r1)+
	sob	r2,1b
	mov	$4,r0
	sys	write; big; 4096.
	jsr	r5,want; 4096.; <fill\0>; .even
	mov	$3,r0
	sys	read; buf; 100.
	jsr	r5,want; 100.; <read 100\0>; .even
	mov	$3,r0
	sys	read; buf+100.; 8000.
	jsr	r5,want; 3996.; <read the rest\0>; .even
	mov	$big,r0
	mov	$buf,r1
	mov	$4096.,r2
2:	cmpb	(r0)+,(r1)+
	bne	3f
	sob	r2,2b
3:	tst	r2
	jsr	r5,equal; <what was read\0>; .even
	mov	$3,r0			/ it begins again only when somebody finds it empty, as
	sys	close			/ on V6: who reads and writes in turn gets 4096 bytes through
	mov	$4,r0
	sys	close
	sys	pipe
	mov	$12.,r4
4:	mov	$4,r0
	sys	write; big+1; 333.
	jsr	r5,want; 333.; <write 333\0>; .even
	mov	$3,r0
	sys	read; buf; 333.
	jsr	r5,want; 333.; <read 333\0>; .even
	cmpb	big+333.,buf+332.
	jsr	r5,equal; <the last of 333\0>; .even
	sob	r4,4b

/ The end: what is in it comes first.

	mov	$4,r0
	sys	write; big; 4
	mov	$4,r0
	sys	close
	mov	$3,r0
	sys	read; buf; 10.
	jsr	r5,want; 4; <the last four\0>; .even
	mov	$3,r0
	sys	read; buf; 10.
	jsr	r5,want; 0; <the end\0>; .even
	mov	$3,r0
	sys	close

/ Nobody to read: an error and a signal, which kills who does not want it.

	sys	pipe
	mov	$3,r0
	sys	close
	sys	signal; SIGPIPE; 1
	mov	$4,r0
	sys	write; big; 1
	jsr	r5,fails; EPIPE; <write, signal ignored\0>; .even
	sys	signal; SIGPIPE; got
	mov	$4,r0
	sys	write; big; 5000.
	jsr	r5,fails; EPIPE; <write, signal caught\0>; .even
	cmp	signals,$1
	jsr	r5,equal; <the signal\0>; .even
	jsr	pc,_fork
	tst	r0
	bne	5f
	sys	signal; SIGPIPE; 0
	mov	$4,r0
	sys	write; big; 1
	clr	r0
	sys	exit
5:	sys	wait
	cmpb	r1,$SIGPIPE
	jsr	r5,equal; <it kills\0>; .even
	mov	$4,r0
	sys	close

/ A child writes more than the pipe holds, in odd pieces; the parent reads others.

	sys	pipe
	jsr	pc,_fork
	tst	r0
	bne	2f
	mov	$3,r0
	sys	close
	mov	$10.,r4
1:	mov	$4,r0
	sys	write; big+1; 999.
	sob	r4,1b
	mov	$4,r0
	sys	write; big; 10.
	clr	r0
	sys	exit
2:	mov	$4,r0
	sys	close
	clr	r4			/ r4: how many we have, r3: of this 999
	mov	$1,r3
3:	mov	$3,r0
	sys	read; buf; 77.
	bcs	6f
	tst	r0
	beq	6f
	add	r0,r4
	cmp	r4,$9990.
	bhi	3b
	mov	$buf,r1
4:	cmpb	(r1)+,big(r3)
	jsr	r5,equal; <a byte\0>; .even
	inc	r3
	cmp	r3,$1000.
	blo	5f
	mov	$1,r3
5:	sob	r0,4b
	br	3b
6:	jsr	r5,want; 0; <the end of 10000\0>; .even
	cmp	r4,$10000.
	jsr	r5,equal; <10000 bytes\0>; .even
	jsr	pc,_reap
	mov	$3,r0
	sys	close

/ The reader goes while the writer waits for room; the writer goes while the reader waits.

	sys	pipe
	sys	signal; SIGPIPE; 1
	jsr	pc,_fork
	tst	r0
	bne	1f
	mov	$3,r0
	sys	close
	mov	$4,r0
	sys	write; big; 4096.
	mov	$4,r0
	sys	write; big; 100.	/ no room: until the end
	jsr	r5,fails; EPIPE; <the reader goes\0>; .even
	mov	wrongs,r0
	sys	exit
1:	mov	$4,r0
	sys	close
	mov	$1,r0
	sys	sleep
	mov	$3,r0
	sys	close
	jsr	pc,_reap
	sys	pipe
	jsr	pc,_fork
	tst	r0
	bne	2f
	mov	$4,r0
	sys	close
	mov	$3,r0
	sys	read; buf; 10.
	jsr	r5,want; 0; <the writer goes\0>; .even
	mov	wrongs,r0
	sys	exit
2:	mov	$3,r0
	sys	close
	mov	$1,r0
	sys	sleep
	mov	$4,r0
	sys	close
	jsr	pc,_reap

/ There and back: 3, 4 to the child, 5, 6 from it, which adds one.

	sys	pipe
	sys	pipe
	jsr	pc,_fork
	tst	r0
	bne	2f
	mov	$4,r0
	sys	close
	mov	$5,r0
	sys	close
1:	mov	$3,r0
	sys	read; buf; 2
	tst	r0
	beq	3f
	inc	buf
	mov	$6,r0
	sys	write; buf; 2
	br	1b
3:	sys	exit
2:	mov	$3,r0
	sys	close
	mov	$6,r0
	sys	close
	clr	buf
	mov	$50.,r4
4:	mov	$4,r0
	sys	write; buf; 2
	mov	$5,r0
	sys	read; buf; 10.
	jsr	r5,want; 2; <an answer\0>; .even
	sob	r4,4b
	cmp	buf,$50.
	jsr	r5,equal; <fifty answers\0>; .even
	mov	$4,r0
	sys	close
	jsr	pc,_reap
	mov	$5,r0
	sys	close

/ Two write to one pipe: records of 16 bytes stay whole.

	sys	pipe
	mov	$2,r4
1:	jsr	pc,_fork
	tst	r0
	bne	3f
	mov	$buf,r1
	mov	$8.,r2
2:	mov	r4,(r1)+
	sob	r2,2b
	mov	$300.,r3
2:	mov	$4,r0
	sys	write; buf; 16.
	sob	r3,2b
	clr	r0
	sys	exit
3:	sob	r4,1b
	mov	$4,r0
	sys	close
4:	mov	$3,r0
	sys	read; buf; 16.
	bcs	7f
	tst	r0
	beq	7f
	cmp	r0,$16.
	jsr	r5,equal; <a record's length\0>; .even
	mov	$buf,r1
5:	cmp	buf,(r1)+
	jsr	r5,equal; <a record\0>; .even
	cmp	r1,$buf+16.
	blo	5b
	inc	r4
	br	4b
7:	cmp	r4,$600.
	jsr	r5,equal; <600 records\0>; .even
	jsr	pc,_reap
	mov	$3,r0
	sys	close

/ A signal ends the wait of who reads: no error but EINTR, once its function is done.

	sys	pipe
	sys	signal; 2; got
	clr	signals
	sys	getpid
	mov	r0,sig+2		/ (for the child to send it to)
	jsr	pc,_fork
	tst	r0
	bne	1f
	mov	$1,r0
	sys	sleep
	mov	sig+2,r0
	sys	kill; 2
	clr	r0
	sys	exit
1:	mov	$3,r0
	sys	read; buf; 10.
	jsr	r5,fails; EINTR; <a signal\0>; .even
	cmp	signals,$1
	jsr	r5,equal; <its function\0>; .even
	jsr	pc,_reap
	mov	$4,r0
	sys	write; big; 3
	mov	$3,r0
	sys	read; buf; 10.
	jsr	r5,want; 3; <read after a signal\0>; .even

/ One descriptor is not enough for a pipe, and is not lost.

1:	sys	open; null; 2
	cmp	r0,$13.
	bne	1b
	sys	pipe
	jsr	r5,fails; EMFILE; <pipe, one descriptor\0>; .even
	sys	open; null; 2
	jsr	r5,want; 14.; <the last descriptor\0>; .even
	sys	pipe
	jsr	r5,fails; EMFILE; <pipe, no descriptor\0>; .even
	mov	$name,r0
	jmp	done

got:	inc	signals
	rtt

name:	<pipes\0>
null:	</dev/null\0>
	.even
	.bss
signals: . = .+2
sig:	. = .+4
big:	. = .+4096.
buf:	. = .+8192.
	.text
