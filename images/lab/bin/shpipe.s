/ shpipe.s: a pipeline of the shell: its pipes, its processes, and the wait for them.

/ pipeline(r4: its first token): does it; leaves r4 at the token behind it.
/ For each command the child finds in registers:
/	r4 its tokens	r3 where the pipe before it is read, or 0
/	r2 where the pipe behind it is written, r5 where it is read, or 0

pipeline:
	clr	r3
	clr	left
	mov	$pids,lastpid
1:	clr	r2
	clr	r5
	jsr	pc,builtin
	bcc	4f
	mov	r4,r0
	jsr	pc,ends
	cmp	(r0),$'|
	bne	2f
	sys	pipe			/ C: pipe(fd): to read r0, to write r1
	bcs	3f
	mov	r0,r5
	mov	r1,r2
2:	jsr	pc,_fork
	bcs	3f
	tst	r0
	jeq	child
	mov	r0,*lastpid		/ from here on the parent, alone
	add	$2,lastpid
	inc	left
	br	4f
3:	mov	$sh,r1
	jsr	pc,_perror		/ no process, no pipe: try the rest all the same

/ The parent has no use for the ends of the pipes, and must close them: a reader sees the end
/ of its input when nobody has the other end open any more.

4:	mov	r3,r0
	beq	5f
	sys	close
5:	mov	r2,r0
	beq	6f
	sys	close
6:	mov	r5,r3			/ the next one reads here
	mov	r4,r0
	jsr	pc,ends
	mov	r0,r4
	mov	(r4),r0			/ what it ended in
	beq	await			/ (the end stays there for sh.s to see)
	tst	(r4)+
	cmp	r0,$'|
	beq	1b
	cmp	r0,$'&
	bne	await
	tst	left
	beq	7f
	mov	lastpid,r1		/ &: do not wait, say who it is
	mov	-2(r1),r0
	jsr	pc,_putn
	jsr	r5,say; <\n\0>; .even
7:	rts	pc

/ ends(r0: tokens): the first of them that is | ; & or the end

ends:
	mov	(r0),r1
	beq	1f
	cmp	r1,$'|
	beq	1f
	cmp	r1,$';
	beq	1f
	cmp	r1,$'&
	beq	1f
	tst	(r0)+
	br	ends
1:	rts	pc

/ await(): waits until the processes of the pipeline have ended, and says who was killed.
/ Others that end meanwhile were begun with &.

await:
	tst	left
	beq	3f
	sys	wait
	bcs	3f
	mov	$pids,r2
1:	cmp	r2,lastpid
	bhis	2f
	cmp	r0,(r2)+
	bne	1b
	clr	-2(r2)
	dec	left
	clr	r0			/ one of ours: its pid is not told
2:	jsr	pc,report
	br	await
3:	rts	pc

/ report(r0: pid, r1: status): if a signal ended it, which one

report:
	mov	r1,r2
	bic	$!177,r1		/ C: status & 0177
	beq	4f
	cmp	r1,$2			/ DEL and a broken pipe are no news
	beq	4f
	cmp	r1,$13.
	beq	4f
	tst	r0
	beq	1f
	mov	r1,-(sp)
	jsr	pc,_putn
	jsr	r5,say; <: \0>; .even
	mov	(sp)+,r1
1:	cmp	r1,$12.
	bhi	2f
	asl	r1
	mov	deaths(r1),r0
	jsr	pc,_puts
	br	3f
2:	mov	r1,r0
	jsr	r5,say; <Signal \0>; .even
	jsr	pc,_putn
3:	bit	$200,r2
	beq	5f
	jsr	r5,say; < -- Core dumped\0>; .even
5:	jsr	r5,say; <\n\0>; .even
4:	rts	pc

deaths:	0; 1f; 0; 3f; 4f; 5f; 6f; 7f; 8f; 9f; d10; d11; d12
1:	<Hangup\0>
3:	<Quit\0>
4:	<Illegal instruction\0>
5:	<Trace/BPT trap\0>
6:	<IOT trap\0>
7:	<EMT trap\0>
8:	<Floating exception\0>
9:	<Killed\0>
d10:	<Bus error\0>
d11:	<Memory fault\0>
d12:	<Bad system call\0>
	.even

/ builtin(r4: tokens): does chdir and wait, which only the shell itself can; carry: it is neither

builtin:
	cmp	(r4),$400
	blo	2f
	mov	(r4),r0
	mov	$chdir1,r1
	jsr	pc,_strcmp
	beq	3f
	mov	(r4),r0
	mov	$wait1,r1
	jsr	pc,_strcmp
	bne	2f
1:	sys	wait			/ C: while (wait(&status) > 0)
	bcs	5f
	jsr	pc,report
	br	1b
2:	sec
	rts	pc
3:	mov	2(r4),r0		/ C: chdir(argv[1])
	cmp	r0,$400
	blo	4f
	jsr	pc,_chdir
	bcc	5f
	mov	2(r4),r1
	jsr	pc,_perror
	br	5f
4:	mov	$22.,r0			/ no argument
	mov	$chdir1,r1
	jsr	pc,_perror
5:	clc
	rts	pc

sh:	<sh\0>
chdir1:	<chdir\0>
wait1:	<wait\0>
	.even
	.bss
left:	. = .+2				/ processes of the pipeline that have not ended
lastpid: . = .+2
pids:	. = .+[NTOK+NTOK]
	.text
