/ modes.s: stty with an address that there is not. Prints the modes, before and after.

	sys	signal; 12.; 1		/ what such an address brings
	clr	r0
	sys	gtty; before
	clr	r0
	sys	stty; 140000
	clr	r0
	sys	gtty; after
	cmp	before,after
	bne	1f
	cmp	before+2,after+2
	bne	1f
	cmp	before+4,after+4
	bne	1f
	jsr	r5,say; <as before\n\0>; .even
1:	clr	r0
	sys	stty; before
	clr	r0
	sys	exit
	.bss
before:	. = .+6
after:	. = .+6
	.text
