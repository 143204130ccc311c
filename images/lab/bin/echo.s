/ echo.s: prints its arguments, a blank between them and a new line behind them.
/ Answers to V6's s1/echo.c.
/
/ Look at how exec hands arguments over. The stack of a new program reads, from sp upwards:
/
/	sp ->	number of arguments
/		address of the first (the program's own name), of the second, ...
/		-1
/		the strings themselves, up to the end of memory

	mov	(sp)+,r4		/ C: argc
	tst	(sp)+			/ argv[0] is not printed
	br	2f
1:	mov	(sp)+,r0
	jsr	pc,_puts
	cmp	r4,$1			/ was it the last one?
	beq	2f
	jsr	r5,say; < \0>; .even
2:	dec	r4
	bgt	1b
	jsr	r5,say; <\n\0>; .even
	clr	r0
	sys	exit
