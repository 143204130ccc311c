/ sh.s: the shell. It reads a line, makes processes that do it, and waits for them.
/ Answers to V6's s2/sh.c.
/
/	ls -l /bin		a command: /bin/ls, /usr/bin/ls or ls
/	ls | wc			a pipe between two processes
/	sort <in >out >>end	descriptors 0 and 1 of the new process
/	a ; b & c		one after the other; & does not wait, and prints the pid
/	'a b' "c d" \e		quoted: no blank, no operator
/	chdir dir, wait		done by the shell itself, for a child could not do it for it
/
/ `sh FILE` reads FILE. Else it prompts, is deaf to DEL and FS, and ends at EOT.
/
/ This file reads; shpipe.s forks and waits; shchild.s is what a child does between fork and
/ exec, and the best reason for there being two calls: redirection is nothing but that.
/
/ fork may share the shell's memory with the child, by policy (borrow, share, thread). So all
/ that a child looks at is left alone until it is gone: the whole line is taken to pieces
/ before the first fork, what differs between children is in registers, and the next line goes
/ into the other one of two buffers, since after & the child may still be busy with the first.

NTOK	= 100.				/ tokens of a line
LINE	= 512.				/ and bytes of their text
MORE	= '>+200			/ the token >>
BLANK	= 40
TAB	= 11
QUOTE	= 47

	cmp	(sp),$1
	bgt	1f
	clr	r0
	sys	gtty; chars		/ C: gtty(0, chars) fails if it is no terminal
	bcs	0f
	mov	$256.,atonce
0:	inc	talks
	sys	signal; 2; 1
	sys	signal; 3; 1
	br	loop
1:	mov	4(sp),r4		/ C: argv[1]
	clr	r0
	sys	close
	mov	r4,r0			/ C: close(0); open(argv[1], 0): it becomes 0
	clr	r1
	jsr	pc,_open
	bcc	loop
	mov	r4,r1
	jsr	pc,_perror
	br	bad

loop:
	tst	talks
	beq	2f
	sys	getuid			/ C: write(2, getuid() ? "% " : "# ", 2)
	mov	$root,r1
	tst	r0
	beq	1f
	mov	$user,r1
1:	mov	$2,r0
	jsr	pc,_fputs
2:	jsr	pc,getline
	bcs	eof
	tst	r0
	bne	4f
	jsr	pc,check
	bne	4f
	mov	line,r4
3:	tst	(r4)			/ one pipeline after the other
	beq	loop
	jsr	pc,pipeline
	br	3b
4:	mov	$syntax,r1
	mov	$2,r0
	jsr	pc,_fputs
	tst	talks
	bne	loop
bad:	mov	$1,r0
	sys	exit
eof:	clr	r0
	sys	exit

/ getline(): a line becomes tokens at *line: a word is the address of its text, an operator is its
/ character, 0 is the end. r0 = 0, or not: no good line. Carry: no line, the input has ended.

getline:
	mov	$line1,r0		/ the two buffers in turn
	cmp	line,r0
	bne	1f
	mov	$line2,r0
1:	mov	r0,line
	mov	r0,r3			/ r3: the next token
	add	$NTOK+NTOK,r0
	mov	r0,r2			/ r2: the next byte of text
	clr	quote
	jsr	pc,getc
	bcs	9f
2:	mov	line,r1
	add	$NTOK+NTOK-4,r1
	cmp	r3,r1
	bhis	long
	cmp	r0,$'\n
	beq	8f
	cmp	r0,$BLANK
	beq	3f
	cmp	r0,$TAB
	beq	3f
	jsr	pc,isop
	bne	4f
	mov	r0,(r3)+		/ an operator
	cmp	r0,$'>
	bne	3f
	jsr	pc,getc			/ > or >> ?
	cmp	r0,$'>
	bne	2b
	mov	$MORE,-2(r3)
3:	jsr	pc,getc
	br	2b
4:	mov	r2,(r3)+		/ a word
	jsr	pc,word
	bcc	2b
long:	cmp	r0,$'\n			/ too long: read on to its end
	beq	7f
	jsr	pc,getc
	br	long
7:	mov	$1,r0
	br	9f
8:	clr	(r3)
	mov	quote,r0		/ a quote that nobody closed
9:	rts	pc

/ word: from r0 on to the first blank or operator that is not quoted; that one is left in r0

word:
	mov	line,r1
	add	$NTOK+NTOK+LINE-2,r1
	cmp	r2,r1
	bhis	4f			/ too long
	cmp	r0,$'\n
	beq	3f
	tst	quote
	bne	1f
	cmp	r0,$QUOTE
	beq	2f
	cmp	r0,$'"
	beq	2f
	jsr	pc,isop
	beq	3f
	cmp	r0,$BLANK
	beq	3f
	cmp	r0,$TAB
	beq	3f
	cmp	r0,$'\\
	bne	put
	jsr	pc,getc
	br	put
1:	cmp	r0,quote
	bne	put
	clr	r0			/ the quote's end
2:	mov	r0,quote
	br	next
put:	movb	r0,(r2)+
next:	jsr	pc,getc
	br	word
3:	clrb	(r2)+
	clc
	rts	pc
4:	sec
	rts	pc

/ isop(r0): is it an operator? beq: yes

isop:
	mov	$ops,r1
1:	tstb	(r1)
	beq	2f
	cmpb	r0,(r1)+
	bne	1b
	rts	pc
2:	tst	r0
	rts	pc

/ getc(): the next character in r0; carry: there is none, and it is a new line.
/ A terminal gives a line at a time. Of anything else one character is taken and no more, so
/ that what stands behind the line is left for the commands to read.

getc:
	tst	have
	bne	1f
	mov	r2,-(sp)
	clr	r0
	mov	$chars,r1
	mov	r1,nextc
	mov	atonce,r2
	jsr	pc,_read
	mov	(sp)+,r2
	bcs	2f
	mov	r0,have
	beq	2f
1:	dec	have
	movb	*nextc,r0
	inc	nextc
	bic	$!177,r0
	beq	getc
	clc
	rts	pc
2:	mov	$'\n,r0
	sec
	rts	pc

/ check(): may the line be done? beq: yes. Each redirection needs a word, each | two commands.

check:
	mov	line,r4
	mov	$1,r2			/ r2: 0 when there must be a command
	clr	r1			/ r1: parts of this command
1:	mov	(r4)+,r0
	cmp	r0,$400
	bhis	3f			/ a word
	cmp	r0,$'>
	beq	2f
	cmp	r0,$'<
	beq	2f
	cmp	r0,$MORE
	bne	4f
2:	cmp	(r4)+,$400		/ behind a redirection
	blo	9f
3:	inc	r1
	br	1b
4:	tst	r1			/ | ; & or the end: there was a command,
	bne	5f
	tst	r2			/ or there had to be none
	beq	9f
	cmp	r0,$'|
	beq	9f
	cmp	r0,$'&
	beq	9f
5:	clr	r1
	mov	$1,r2
	cmp	r0,$'|
	bne	6f
	clr	r2
6:	tst	r0
	bne	1b
	rts	pc
9:	inc	r0			/ not 0: bne
	rts	pc

root:	<# \0>
user:	<% \0>
syntax:	<syntax error\n\0>
ops:	<;&|<\>\0>
	.even
	.data
atonce:	1				/ characters to read
	.bss
talks:	. = .+2
have:	. = .+2				/ how many of them are left
nextc:	. = .+2				/ and where
chars:	. = .+256.
quote:	. = .+2
line:	. = .+2
line1:	. = .+NTOK+NTOK+LINE
line2:	. = .+NTOK+NTOK+LINE
	.text
