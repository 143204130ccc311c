/ Segments, sizes, zeros, strings, bytes, and what .if leaves out.
kept0 = 2
.text
	<hello, world\n\0>; .even
t:	.byte	1; .byte 2
	.byte	3,4,5
	.even
	.data
d:	<a\>b\\c\t\r\e\a\p\0>
	.byte	-1
	.text
	.=.+10; .=t+30
	.data
	.byte	377
	.text
	1
	.bss
b1:	.=.+1
	.even
b2:	.=.+401
	.=b2+10
	.data
	.even
	b1; b2; b3; d; t
	.bss
b3:	.=.+1
.if 0
	skipped	(; = ]
	.if 1
inner:	mov	$lost,r0
	.endif
	<not here>; 9; 1b
.endif
.if 1
	.text
	kept
.endif
.if kept0-1
	.text
	kept2
.endif
kept1 = 1
kept = 5
	.data
kept2:	.=.+1
	<x>
	.byte	1
	.text
	.byte	7
